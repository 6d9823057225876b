using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CcHc.Portal.Domain;
using CcHc.Portal.Web.Infrastructure.Hosting;

namespace CcHc.Portal.Web.Commands;

/// <summary>Runs one command with the portal's own services, and turns refusals into exit codes.</summary>
public static class CommandHost
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        WriteIndented = true,
    };

    /// <summary>The portal is built as for serving, but not started: no port is opened and no job runs.</summary>
    /// <param name="before">Services that stand in the place of the portal's own.</param>
    public static async Task<int> RunAsync(Func<IServiceProvider, Task<int>> work, Action<IServiceCollection>? before = null)
    {
        try
        {
            await using var app = PortalApplication.Build(["--Jobs:Run=false", "--Logging:LogLevel:Default=Warning"], before);
            await using var scope = app.Services.CreateAsyncScope();
            return await work(scope.ServiceProvider);
        }
        catch (PortalSettingException refusal)
        {
            return await SayAsync(refusal.Message);
        }
        catch (NotFoundException refusal)
        {
            return await SayAsync(refusal.Message);
        }
        catch (DomainRuleException refusal)
        {
            return await SayAsync(string.Join(Environment.NewLine, refusal.Obstacles.Select(o => o.Text)));
        }
    }

    public static void WriteJson<T>(T value) => Console.Out.WriteLine(JsonSerializer.Serialize(value, Json));

    private static async Task<int> SayAsync(string message)
    {
        await Console.Error.WriteLineAsync(message);
        return PortalCommandLine.NotDone;
    }
}
