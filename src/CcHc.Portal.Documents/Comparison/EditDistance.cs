namespace CcHc.Portal.Documents.Comparison;

internal static class EditDistance
{
    /// <summary>How many letters have to be put in, taken out or changed to make one from the other (Levenshtein).</summary>
    public static int Of(string one, string other)
    {
        var above = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = above[0];
            above[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var next = Math.Min(Math.Min(above[j], above[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                (diagonal, above[j]) = (above[j], next);
            }
        }

        return above[other.Length];
    }
}
