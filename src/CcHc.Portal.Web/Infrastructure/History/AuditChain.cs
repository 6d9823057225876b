using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using CcHc.Portal.Domain.Audit;

namespace CcHc.Portal.Web.Infrastructure.History;

/// <summary>
/// The link of one entry to the one before it: SHA-256 over the entry as canonical JSON, which holds its number and the hash
/// before it. Whoever changes, removes or inserts an entry has to make every later hash anew.
/// </summary>
public static class AuditChain
{
    /// <summary>What stands before the first entry.</summary>
    public static readonly string Start = new('0', 64);

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = false };

    public static string HashOf(AuditEntry entry, long seq, string prevHash) => Convert.ToHexStringLower(SHA256.HashData(Canonical(entry, seq, prevHash)));

    /// <summary>Fixed order of fields, no white space, UTF-8, instants in UTC to the microsecond, which both databases keep.</summary>
    public static byte[] Canonical(AuditEntry entry, long seq, string prevHash)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Plain))
        {
            json.WriteStartObject();
            json.WriteNumber("seq", seq);
            json.WriteString("prev", prevHash);
            json.WriteString("id", entry.Id);
            json.WriteString("subject", entry.Subject.ToString());
            json.WriteString("subjectId", entry.SubjectId);
            Text(json, "campaignId", entry.CampaignId?.ToString());
            Text(json, "byPersonId", entry.ByPersonId?.ToString());
            json.WriteString("byName", entry.ByName);
            json.WriteString("at", entry.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture));
            json.WriteString("act", entry.Act);
            json.WriteString("what", entry.What);
            Text(json, "from", entry.From);
            Text(json, "to", entry.To);
            Text(json, "reason", entry.Reason);
            json.WriteEndObject();
        }

        return bytes.ToArray();
    }

    private static void Text(Utf8JsonWriter json, string name, string? value)
    {
        if (value is null)
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteString(name, value);
        }
    }
}
