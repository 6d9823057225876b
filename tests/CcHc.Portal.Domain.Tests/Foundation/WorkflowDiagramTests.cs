using System.Globalization;
using System.Text;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Awards;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.Pledges;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Foundation;

/// <summary>docs/workflows is drawn from the tables. With CCHC_WRITE_DOCS=1 the files are written, otherwise compared.</summary>
public sealed class WorkflowDiagramTests
{
    public static readonly TheoryData<string> Names = ["campaign", "paper", "sheet", "pledge", "amendment", "criteria-version", "certificate"];

    [Theory]
    [MemberData(nameof(Names))]
    public void Diagram_OfEveryWorkflow_IsTheOneInTheDocs(string name)
    {
        var drawn = name switch
        {
            "campaign" => Draw("Phong trào (campaign)", "Campaign.Workflow", Campaign.Workflow),
            "paper" => Draw("Văn bản (paper)", "Paper.Workflow", Paper.Workflow),
            "criteria-version" => Draw("Phiên bản bộ tiêu chí (criteria version)", "CriteriaSetVersion.Workflow", CriteriaSetVersion.Workflow),
            "certificate" => Draw("Giấy khen, bằng khen (certificate)", "Awardee.Workflow", Awardee.Workflow),
            "sheet" => Draw("Phiếu chấm điểm (score sheet)", "ScoreSheet.Workflow", ScoreSheet.Workflow),
            "amendment" => Draw("Sửa đổi bộ tiêu chí (criteria amendment)", "CriteriaAmendment.Workflow", CriteriaAmendment.Workflow),
            _ => Draw("Bản đăng ký thi đua (pledge)", "Pledge.Workflow", Pledge.Workflow),
        };
        var path = Path.Combine(Root(), "docs", "workflows", name + ".md");
        if (Environment.GetEnvironmentVariable("CCHC_WRITE_DOCS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, drawn);
        }

        Assert.Equal(drawn, File.ReadAllText(path));
    }

    private static string Draw<TState>(string title, string table, Workflow<TState> workflow)
        where TState : struct, Enum
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# {title}\n\nDrawn from `{table}` by `WorkflowDiagramTests`; do not edit by hand.\n\n```mermaid\nstateDiagram-v2\n");
        foreach (var state in Enum.GetValues<TState>())
        {
            text.Append(CultureInfo.InvariantCulture, $"    state \"{StateNames.Of(state)}\" as {state}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"    [*] --> {default(TState)}\n");
        foreach (var move in workflow.Moves)
        {
            text.Append(CultureInfo.InvariantCulture, $"    {move.From} --> {move.To}: {move.Label}\n");
        }

        text.Append("```\n\n| from | act | label | to |\n| --- | --- | --- | --- |\n");
        foreach (var move in workflow.Moves)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {StateNames.Of(move.From)} (`{move.From}`) | `{move.Act}` | {move.Label} | {StateNames.Of(move.To)} (`{move.To}`) |\n");
        }

        return text.ToString();
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CcHc.Portal.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The solution folder is above the test's folder.");
        }

        return folder.FullName;
    }
}
