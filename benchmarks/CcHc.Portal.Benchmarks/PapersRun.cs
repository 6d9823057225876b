using System.Diagnostics;
using CcHc.Portal.Documents.Papers;
using CcHc.Portal.Documents.Rendering;
using CcHc.Portal.Documents.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace CcHc.Portal.Benchmarks;

/// <summary>A decision with everybody in its annex, beside LibreOffice converting the same paper; and a pile of certificates.</summary>
internal static class PapersRun
{
    private const int Certificates = 500;

    internal static async Task RunAsync(Settings settings)
    {
        await using var servers = await Servers.StartAsync(settings, _ => { });
        var renderer = servers.Services.GetRequiredService<IPaperRenderer>();
        var state = await renderer.CheckAsync(default);
        if (!state.IsAvailable)
        {
            Report.Row("papers", state.Problem ?? "no browser", "", null, "", null);
            return;
        }

        var decision = AwardDecisionPaper.Compose(Samples.Decision(collectives: settings.Participants, individuals: 1));
        await renderer.PdfAsync(AwardDecisionPaper.Compose(Samples.Decision()), default);
        var ours = await MedianAsync(async () => await renderer.PdfAsync(decision, default));
        var docx = renderer.Docx(decision);
        var office = await OfficeAsync(docx);
        Report.Row(
            $"decision with an annex of {settings.Participants:#,##0} rows, tagged PDF",
            Report.Number(ours, "0.00") + " s",
            office is null ? "no LibreOffice" : Report.Number(office.Value, "0.00") + " s",
            ours / office,
            "≤ 0.5 × LibreOffice",
            office is null ? null : ours <= office / 2);

        var content = Samples.Certificates(Certificates);
        var pile = await MedianAsync(async () => await renderer.CertificatesPdfAsync(content, default));
        Report.Row($"{Certificates} certificates in one PDF", Report.Number(pile, "0.00") + " s", "", null, "< 5 s", pile < 5);
    }

    private static async Task<double> MedianAsync(Func<Task> work)
    {
        var times = new double[3];
        for (var i = 0; i < times.Length; i++)
        {
            var watch = Stopwatch.StartNew();
            await work();
            times[i] = watch.Elapsed.TotalSeconds;
        }

        Array.Sort(times);
        return times[1];
    }

    /// <summary>Seconds of a conversion after one that made the profile; null where the program is not installed.</summary>
    private static async Task<double?> OfficeAsync(byte[] docx)
    {
        var folder = Directory.CreateTempSubdirectory("portal-benchmark-");
        try
        {
            var file = Path.Combine(folder.FullName, "quyet-dinh.docx");
            await File.WriteAllBytesAsync(file, docx);
            double? seconds = null;
            for (var i = 0; i < 2; i++)
            {
                var watch = Stopwatch.StartNew();
                using var office = Process.Start(new ProcessStartInfo(
                    "soffice",
                    [$"-env:UserInstallation=file://{folder.FullName}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder.FullName, file])
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                })!;
                await office.WaitForExitAsync();
                seconds = File.Exists(Path.ChangeExtension(file, "pdf")) ? watch.Elapsed.TotalSeconds : null;
            }

            return seconds;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
