"""A rule that generates the packages of an API description.

All inputs and outputs are declared and nothing else is read, so that results can be
cached and made elsewhere.
"""

def _triptych_sdk_impl(ctx):
    output = ctx.actions.declare_directory(ctx.label.name)
    arguments = ctx.actions.args()
    arguments.add_all(["generate", "--quiet", "--no-state"])
    arguments.add(ctx.file.spec)
    arguments.add_all("-o", [output], expand_directories = False)
    arguments.add("--name", ctx.attr.package)
    arguments.add_all(ctx.attr.targets, before_each = "--target")
    ctx.actions.run(
        executable = ctx.executable.tool,
        arguments = [arguments],
        inputs = depset([ctx.file.spec] + ctx.files.data),
        outputs = [output],
        mnemonic = "Triptych",
        progress_message = "Generating %s" % ctx.label,
        # For a tool that is a script and finds its program there.
        use_default_shell_env = True,
    )
    return [DefaultInfo(files = depset([output]))]

triptych_sdk = rule(
    implementation = _triptych_sdk_impl,
    attrs = {
        "spec": attr.label(
            allow_single_file = [".yaml", ".yml", ".json"],
            mandatory = True,
            doc = "The API description.",
        ),
        "data": attr.label_list(
            allow_files = True,
            doc = "The files that it refers to.",
        ),
        "package": attr.string(
            mandatory = True,
            doc = "What the names of the packages begin with.",
        ),
        "targets": attr.string_list(
            default = ["client", "server", "docs"],
            doc = "What is generated.",
        ),
        "tool": attr.label(
            default = "//tools:triptych.sh",
            allow_single_file = True,
            executable = True,
            cfg = "exec",
            doc = "The program triptych.",
        ),
    },
    doc = "A folder with the packages that are generated from an API description.",
)
