using CcHc.Portal.Documents.Model;

namespace CcHc.Portal.Documents.Drafts;

/// <summary>A Word file read into the model, and what of it the model has no place for.</summary>
/// <param name="Kind">Null where no kind of ours was recognised.</param>
/// <param name="KindName">As the file names it: «Nghị quyết».</param>
/// <param name="Paper">What was read. Of what a file does not say, such as whose paper it is inside a sentence, it holds blanks.</param>
/// <param name="Unread">What could not be taken for a part of the paper, each with its place.</param>
/// <param name="Notes">What a person should know about how it was read.</param>
public sealed record ReadPaper(PaperKind? Kind, string? KindName, OfficialPaper Paper, IReadOnlyList<UnreadPart> Unread, IReadOnlyList<string> Notes);

/// <param name="Place">«Đoạn thứ 14», «Đầu hoặc chân trang».</param>
/// <param name="Text">Its beginning.</param>
public sealed record UnreadPart(string Place, string Text);
