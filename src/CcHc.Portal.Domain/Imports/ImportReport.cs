using System.ComponentModel;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CcHc.Portal.Domain.Tables;

namespace CcHc.Portal.Domain.Imports;

/// <summary>What a file is to bring in.</summary>
public enum ImportKind
{
    [Description("Đơn vị hành chính")]
    Territories,
    [Description("Đơn vị")]
    Units,
    [Description("Người đầu mối và tài khoản")]
    Contacts,
}

public enum ImportOutcome
{
    [Description("Mới")]
    New,
    [Description("Thay đổi")]
    Changed,
    [Description("Kết thúc")]
    Closed,
}

/// <summary>One thing that carrying out the import would do.</summary>
/// <param name="Row">1-based row in the file; none for what the file lacks.</param>
/// <param name="Detail">From what to what, in Vietnamese; empty where there is nothing to add.</param>
public sealed record ImportChange(ImportOutcome Outcome, int? Row, string Code, string Name, string Detail);

/// <summary>What a file would change, found without changing anything.</summary>
/// <param name="Changes">In the order of the file, what it lacks last.</param>
/// <param name="Unchanged">Rows that say what is already known.</param>
/// <param name="Errors">All of them at once; with one of them nothing is carried out.</param>
public sealed record ImportReport(IReadOnlyList<ImportChange> Changes, int Unchanged, IReadOnlyList<FileFinding> Errors)
{
    /// <summary>
    /// Differs when the changes do. The page hands it back with the order to carry out, so that nobody carries out something
    /// else than what was on the screen.
    /// </summary>
    public string Fingerprint
    {
        get
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var change in Changes)
            {
                hash.AppendData(Encoding.UTF8.GetBytes(string.Create(
                    CultureInfo.InvariantCulture, $"{change.Outcome}\t{change.Row}\t{change.Code}\t{change.Name}\t{change.Detail}\n")));
            }

            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }
    }

    public int Count(ImportOutcome outcome) => Changes.Count(c => c.Outcome == outcome);

    /// <summary>What stands in the way of carrying it out.</summary>
    public IEnumerable<Obstacle> Obstacles()
    {
        if (Errors.Count > 0)
        {
            yield return new("import.errors", $"Tệp còn {Errors.Count} lỗi. Anh/chị sửa trong tệp rồi tải lên lại; khi còn lỗi thì không dòng nào được ghi.");
        }
        else if (Changes.Count == 0)
        {
            yield return new("import.nothing", "Tệp không có gì khác với dữ liệu đang có, nên không có gì để thực hiện.");
        }
    }
}
