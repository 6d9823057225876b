using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Html.Parser;
using CcHc.Portal.Data.Accounts;

namespace CcHc.Portal.Web.Tests.Frame;

/// <summary>The portal as a process of its own over the files of a test, so that it can be watched from outside and killed.</summary>
public sealed class StartedPortal : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly Process process;
    private readonly bool isTraced;

    private StartedPortal(Process process, Uri address, bool isTraced)
    {
        this.process = process;
        this.isTraced = isTraced;
        Address = address;
    }

    public Uri Address { get; }

    /// <param name="trace">Where strace writes the calls to the system down; null starts without it.</param>
    public static async Task<StartedPortal> RunAsync(string dataFolder, string? trace = null)
    {
        var program = Path.ChangeExtension(typeof(Program).Assembly.Location, "dll");
        string[] portal =
        [
            "dotnet", program, "--urls", "http://127.0.0.1:0", "--Portal:DataFolder", dataFolder, "--Portal:HasQuickPasswords", "true",
            "--Limits:RequestsPerMinute", "0", "--Jobs:Run", "false", "--Logging:LogLevel:Microsoft.Hosting.Lifetime", "Information",
        ];
        string[] command = trace is null
            ? portal
            : ["strace", "-f", "--seccomp-bpf", "-y", "-s", "48", "-o", trace, "-e", "trace=write,pwrite64,pwritev,fsync,fdatasync,rename,renameat,renameat2,sendto,sendmsg", .. portal];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            WorkingDirectory = dataFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Test";
        var process = Process.Start(start)!;
        _ = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(Patience);
        var said = new StringBuilder();
        try
        {
            while (await process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                said.AppendLine(line);
                if (line.IndexOf("http://127.0.0.1:", StringComparison.Ordinal) is var at and >= 0)
                {
                    _ = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                    return new StartedPortal(process, new Uri(line[at..].Trim()), trace is not null);
                }
            }
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
        }

        throw new InvalidOperationException($"The portal did not start: {said}");
    }

    /// <summary>A browser without redirects, signed in where an account is given.</summary>
    public async Task<HttpClient> ClientAsync(Account account, CookieContainer? cookies = null)
    {
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = cookies ?? new CookieContainer() }) { BaseAddress = Address };
        using var who = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_token"] = await TokenAsync(client, "/sign-in"),
            ["userName"] = account.UserName!,
            ["password"] = PortalHost.Password,
        });
        Assert.Equal(HttpStatusCode.Redirect, (await client.PostAsync("/sign-in", who, TestContext.Current.CancellationToken)).StatusCode);
        return client;
    }

    /// <summary>The antiforgery token of a page's first form.</summary>
    public static async Task<string> TokenAsync(HttpClient client, string address)
    {
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync(address, TestContext.Current.CancellationToken));
        return page.QuerySelector("input[name=_token]")!.GetAttribute("value")!;
    }

    /// <summary>Sends one file with a form, as the upload page does without scripts.</summary>
    public static async Task<HttpResponseMessage> UploadAsync(HttpClient client, string address, string token, string fileName, byte[] content, CancellationToken cancellation)
    {
        using var form = new MultipartFormDataContent { { new StringContent(token), "_token" } };
        var part = new ByteArrayContent(content);
        part.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        form.Add(part, "upload.files", fileName);
        return await client.PostAsync(address, form, cancellation);
    }

    /// <summary>SIGKILL: nothing is written out, nothing is closed.</summary>
    public async Task KillAsync()
    {
        if (isTraced)
        {
            // Only the portal: strace ends after what it traces, and writes out what it holds back.
            foreach (var child in (await File.ReadAllTextAsync($"/proc/{process.Id}/task/{process.Id}/children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                using var portal = Process.GetProcessById(int.Parse(child, CultureInfo.InvariantCulture));
                portal.Kill();
            }
        }
        else
        {
            process.Kill();
        }

        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }
}
