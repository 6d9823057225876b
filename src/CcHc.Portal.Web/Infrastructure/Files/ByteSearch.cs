namespace CcHc.Portal.Web.Infrastructure.Files;

/// <summary>Looks for byte strings in a stream of any length with a buffer that does not grow.</summary>
internal static class ByteSearch
{
    private const int BufferSize = 64 * 1024;

    /// <returns>For each of the needles, whether it occurs.</returns>
    public static bool[] Find(Stream content, byte[][] needles)
    {
        var found = new bool[needles.Length];
        Walk(content, needles.Max(n => n.Length), window =>
        {
            for (var i = 0; i < needles.Length; i++)
            {
                found[i] = found[i] || window.IndexOf(needles[i]) >= 0;
            }
        });
        return found;
    }

    /// <summary>Shows the stream window by window; each begins with the last <paramref name="overlap"/> bytes of the one before.</summary>
    public static void Walk(Stream content, int overlap, ReadOnlySpanAction look)
    {
        content.Position = 0;
        var buffer = new byte[BufferSize + overlap];
        var kept = 0;
        int read;
        while ((read = content.Read(buffer, kept, buffer.Length - kept)) > 0)
        {
            var filled = buffer.AsSpan(0, kept + read);
            look(filled);
            kept = Math.Min(overlap, filled.Length);
            filled[^kept..].CopyTo(buffer);
        }
    }

    public delegate void ReadOnlySpanAction(ReadOnlySpan<byte> window);
}
