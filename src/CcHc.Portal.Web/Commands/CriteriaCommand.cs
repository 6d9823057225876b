using System.CommandLine;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.Tables;

namespace CcHc.Portal.Web.Commands;

/// <summary><c>criteria check FILE [--json]</c>: 0 nothing or warnings only, 1 errors or defects, 2 unreadable.</summary>
public static class CriteriaCommand
{
    public static Command Create() => new Command("criteria", "Bộ tiêu chí")
    {
        FindingOutput.CheckCommand("Kiểm tra một tệp bộ tiêu chí mà không nhập", "Tệp bộ tiêu chí (.xlsx hoặc .csv)", Check),
    };

    private static int Check(FileInfo file, bool json, TextWriter output, TextWriter error)
    {
        Table table;
        try
        {
            table = FindingOutput.Open(file);
        }
        catch (UnreadableTableException e)
        {
            error.WriteLine(e.Message);
            return PortalCommandLine.WrongUsage;
        }

        var reading = CriteriaFile.Read(table);
        if (json)
        {
            FindingOutput.WriteJson(output, writer =>
            {
                FindingOutput.WriteFindings(writer, "errors", reading.Errors);
                FindingOutput.WriteFindings(writer, "defects", reading.Defects);
                FindingOutput.WriteFindings(writer, "warnings", reading.Warnings);
            });
        }
        else
        {
            FindingOutput.WriteTexts(output, "Lỗi, chưa nhập được", reading.Errors);
            FindingOutput.WriteTexts(output, "Điểm bất thường, chỉ nhập khi ghi lý do", reading.Defects);
            FindingOutput.WriteTexts(output, "Lưu ý", reading.Warnings);
            output.WriteLine($"{reading.Sources.Count} tiêu chí: {reading.Errors.Count} lỗi, {reading.Defects.Count} điểm bất thường, {reading.Warnings.Count} lưu ý.");
        }

        return reading.Errors.Count + reading.Defects.Count == 0 ? PortalCommandLine.Done : PortalCommandLine.NotDone;
    }
}
