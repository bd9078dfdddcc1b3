#!/bin/sh
exec triptych "$@"
