"""A rule that generates the packages of an API description.

All inputs and outputs are declared and nothing else is read, so that results can be
cached and made elsewhere.
"""

def _triptych_sdk_impl(ctx):
    output = ctx.actions.declare_output("sdk", dir = True)
    command = cmd_args(
        ctx.attrs.tool[RunInfo],
        "generate",
        "--quiet",
        "--no-state",
        ctx.attrs.spec,
        "-o",
        output.as_output(),
        "--name",
        ctx.attrs.package,
        [["--target", target] for target in ctx.attrs.targets],
        hidden = ctx.attrs.data,
    )
    ctx.actions.run(command, category = "triptych")
    return [DefaultInfo(default_output = output)]

triptych_sdk = rule(
    impl = _triptych_sdk_impl,
    attrs = {
        "spec": attrs.source(doc = "The API description."),
        "data": attrs.list(
            attrs.source(),
            default = [],
            doc = "The files that it refers to.",
        ),
        "package": attrs.string(doc = "What the names of the packages begin with."),
        "targets": attrs.list(
            attrs.string(),
            default = ["client", "server", "docs"],
            doc = "What is generated.",
        ),
        "tool": attrs.exec_dep(
            providers = [RunInfo],
            default = "root//:triptych",
            doc = "The program triptych.",
        ),
    },
    doc = "A folder with the packages that are generated from an API description.",
)
