using CcHc.Portal.Documents.Model;

namespace CcHc.Portal.Documents.Comparison;

/// <summary>
/// Đối chiếu bản ký: the words of the signed PDF against the record that went up for signature. How the paper is set does not
/// count; every word, number and order of it does.
/// </summary>
public static class SignedCopy
{
    /// <summary>More than this is another paper, not a changed one.</summary>
    public const int MostDifferences = 1000;

    // A paper of which more than this share reads differently was written in another order, or is another paper.
    private const int OneInSo = 20;

    public static ComparedPaper Compare(OfficialPaper submitted, SignedText copy)
    {
        var passages = PaperPassages.Of(submitted);
        var asWritten = new Reading(submitted, passages, copy.Words);
        if (asWritten.Amiss * OneInSo < asWritten.Words)
        {
            return asWritten.Judge();
        }

        // Some programs write the words of a page in an order of their own. Then the page read line by line says more of the
        // paper; a real difference shows in both.
        ComparedPaper inOrder = asWritten.Judge(), acrossLines = new Reading(submitted, passages, copy.LineByLine()).Judge();
        return acrossLines.Differences.Count + acrossLines.Unlisted < inOrder.Differences.Count + inOrder.Unlisted ? acrossLines : inOrder;
    }
}
