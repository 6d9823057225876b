using System.CommandLine;
using CcHc.Portal.Web.Demo;
using CcHc.Portal.Web.Infrastructure.Hosting;

namespace CcHc.Portal.Web.Commands;

/// <summary>
/// Without a subcommand the portal serves. Exit codes: 0 done, 1 not done (the reason is on stderr), 2 wrong usage.
/// </summary>
public static class PortalCommandLine
{
    public const int Done = 0;
    public const int NotDone = 1;
    public const int WrongUsage = 2;

    public static async Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("Cổng thi đua cải cách hành chính. Không có lệnh con: chạy cổng.")
        {
            // --urls, --environment, --Portal:DataFolder=… belong to the configuration, not to this parser.
            TreatUnmatchedTokensAsErrors = false,
        };
        root.SetAction((parsed, cancellation) => ServeAsync(args, parsed, cancellation));
        foreach (var command in Commands())
        {
            root.Subcommands.Add(command);
        }

        var parsed = root.Parse(args);
        // The host has its own orderly shutdown; the parser's would cut it off after two seconds.
        var exitCode = await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false });
        return parsed.Errors.Count > 0 ? WrongUsage : exitCode;
    }

    // One line per subcommand.
    private static IEnumerable<Command> Commands() =>
    [
        MigrateCommand.Create(),
        CreateAdminCommand.Create(),
        CriteriaCommand.Create(),
        ScoreCommand.Create(),
        DocumentCommand.Create(),
        DemoCommand.Create(),
    ];

    private static async Task<int> ServeAsync(string[] args, ParseResult parsed, CancellationToken cancellation)
    {
        if (parsed.UnmatchedTokens is [var first, ..] && !first.StartsWith('-'))
        {
            await Console.Error.WriteLineAsync($"Không có lệnh «{first}». Xem: --help");
            return WrongUsage;
        }

        WebApplication app;
        try
        {
            app = PortalApplication.Build(args);
        }
        catch (PortalSettingException refusal)
        {
            await Console.Error.WriteLineAsync(refusal.Message);
            return NotDone;
        }

        await using (app)
        {
            await PortalApplication.PrepareAsync(app, cancellation);
            await app.RunAsync(cancellation);
        }

        return Done;
    }
}
