using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace CcHc.Portal.Benchmarks;

/// <summary>Prints figures as rows of one table, so that a run can be kept as it is.</summary>
internal static class Report
{
    internal static void Head(Settings settings)
    {
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1024 / 1024} MB, {RuntimeInformation.OSDescription}, .NET {Environment.Version}, {settings.Participants} participants"));
        Console.WriteLine();
        Console.WriteLine("| what | measured | floor | ratio | goal | |");
        Console.WriteLine("| --- | --- | --- | --- | --- | --- |");
    }

    internal static void Row(string what, string measured, string floor, double? ratio, string goal, bool? met)
    {
        var shown = ratio is { } r ? r.ToString("0.00", CultureInfo.InvariantCulture) : "";
        Console.WriteLine($"| {what} | {measured} | {floor} | {shown} | {goal} | {(met is null ? "" : met.Value ? "met" : "**missed**")} |");
    }

    internal static string Number(double value, string format = "0.0") => value.ToString(format, CultureInfo.InvariantCulture);

    /// <summary>CPU time of the whole process, user and system, in seconds: what other programs do meanwhile does not count.</summary>
    internal static double CpuSeconds()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime.TotalSeconds;
    }

    /// <summary>The middle of several tries, after one that is not counted.</summary>
    internal static double MedianCpu(int tries, Action work)
    {
        work();
        var times = new double[tries];
        for (var i = 0; i < tries; i++)
        {
            GC.Collect();
            var before = CpuSeconds();
            work();
            times[i] = CpuSeconds() - before;
        }

        Array.Sort(times);
        return times[tries / 2];
    }
}
