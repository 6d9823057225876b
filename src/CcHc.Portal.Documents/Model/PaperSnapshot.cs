using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace CcHc.Portal.Documents.Model;

/// <summary>A paper as stored text: what was submitted for signature can be set again, byte for byte the same record.</summary>
public static class PaperSnapshot
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        // Snapshots are read by people too; they never stand inside HTML.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        // A database may give the members back in another order.
        AllowOutOfOrderMetadataProperties = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Write(OfficialPaper paper) => JsonSerializer.Serialize(paper, Options);

    /// <exception cref="JsonException">when the text is no paper.</exception>
    public static OfficialPaper Read(string json) =>
        JsonSerializer.Deserialize<OfficialPaper>(json, Options) ?? throw new JsonException("A paper was expected, null was found.");
}
