using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace CcHc.Portal.Web.Infrastructure.Files;

/// <summary>How much a program that reads files of strangers may take.</summary>
/// <param name="Time">On the clock; half of it on the processor.</param>
/// <param name="Memory">Bytes of addresses, which is more than bytes of memory.</param>
/// <param name="Written">Bytes of any one file that it writes.</param>
public sealed record Confinement(TimeSpan Time, long Memory, long Written);

/// <summary>
/// Runs a program of the machine on a file that somebody sent: without network where the system lets us take it away, without
/// our environment (which may name passwords), with a home of its own that is gone afterwards, and within limits.
/// </summary>
public sealed class ConfinedProgram(ILogger<ConfinedProgram> log)
{
    private const int MostOutput = 1024 * 1024;

    private static readonly Lazy<string[]> WithoutNetwork = new(FindWayWithoutNetwork);

    /// <summary>The full path of a program, or null when the machine does not have it.</summary>
    public static string? Find(string name) => (Environment.GetEnvironmentVariable("PATH") ?? "/usr/bin:/bin")
        .Split(Path.PathSeparator)
        .Where(f => f.Length > 0)
        .Select(f => Path.Combine(f, OperatingSystem.IsWindows() ? name + ".exe" : name))
        .FirstOrDefault(File.Exists);

    /// <param name="home">A folder that is the program's own; its working folder too.</param>
    /// <returns>What it wrote to its output, cut to what fits; null when it failed, broke a limit or ran too long.</returns>
    public async Task<string?> RunAsync(string program, IReadOnlyList<string> arguments, string home, Confinement limits, CancellationToken cancellation)
    {
        using var process = new Process { StartInfo = Start(program, arguments, home, limits) };
        try
        {
            process.Start();
        }
        catch (Win32Exception missing)
        {
            log.LogWarning(missing, "{Program} could not be started", program);
            return null;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(limits.Time);
        try
        {
            process.StandardInput.Close();
            var output = ReadAsync(process.StandardOutput, patience.Token);
            var errors = ReadAsync(process.StandardError, patience.Token);
            await process.WaitForExitAsync(patience.Token);
            if (process.ExitCode == 0)
            {
                return await output;
            }

            log.LogInformation("{Program} ended with {Code}: {Errors}", program, process.ExitCode, await errors);
            return null;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            log.LogWarning("{Program} took longer than {Time} and was ended", program, limits.Time);
            return null;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static ProcessStartInfo Start(string program, IReadOnlyList<string> arguments, string home, Confinement limits)
    {
        var start = new ProcessStartInfo
        {
            WorkingDirectory = home,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        if (OperatingSystem.IsWindows())
        {
            start.FileName = program;
        }
        else
        {
            // The shell sets the limits on itself and then becomes the program.
            start.FileName = "/bin/sh";
            string[] words =
            [
                "-c",
                FormattableString.Invariant($"ulimit -t {Math.Max(1, (int)limits.Time.TotalSeconds / 2)} -v {limits.Memory / 1024} -f {limits.Written / 512} -c 0; exec \"$@\""),
                "sh", .. WithoutNetwork.Value, program,
            ];
            foreach (var word in words)
            {
                start.ArgumentList.Add(word);
            }
        }

        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/bin:/usr/bin:/bin";
        start.Environment["HOME"] = home;
        start.Environment["TMPDIR"] = home;
        start.Environment["LANG"] = "C.UTF-8";
        return start;
    }

    // Read to the end even past what is kept, or the program would wait for a reader.
    private static async Task<string> ReadAsync(StreamReader reader, CancellationToken cancellation)
    {
        var text = new StringBuilder();
        var buffer = new char[8192];
        int read;
        while ((read = await reader.ReadAsync(buffer, cancellation)) > 0)
        {
            text.Append(buffer, 0, Math.Min(read, MostOutput - text.Length));
        }

        return text.ToString();
    }

    /// <summary>A name space of its own without any network; not every system lets an ordinary account make one.</summary>
    private static string[] FindWayWithoutNetwork()
    {
        if (!OperatingSystem.IsLinux() || Find("unshare") is not { } unshare)
        {
            return [];
        }

        string[] words = [unshare, "--map-root-user", "--net"];
        using var trial = Process.Start(new ProcessStartInfo(words[0], [.. words[1..], "/bin/true"]) { RedirectStandardError = true });
        return trial is not null && trial.WaitForExit(TimeSpan.FromSeconds(5)) && trial.ExitCode == 0 ? words : [];
    }
}
