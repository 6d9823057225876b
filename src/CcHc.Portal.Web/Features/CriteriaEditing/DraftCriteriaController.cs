using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Criteria;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace CcHc.Portal.Web.Features.CriteriaEditing;

public sealed record RemovalForm
{
    /// <summary>Stands for what was shown to be removed.</summary>
    public string? Version { get; init; }
}

public sealed class RemovalFormValidator : AbstractValidator<RemovalForm>
{
    public RemovalFormValidator() => RuleFor(f => f.Version).MaximumLength(64);
}

public sealed record GroupForm
{
    /// <summary>Nothing stands for the top.</summary>
    public Guid? Group { get; init; }
}

public sealed class GroupFormValidator : AbstractValidator<GroupForm>
{
    public GroupFormValidator() => RuleFor(f => f.Group).NotEqual(Guid.Empty).WithMessage("Cần chọn một nhóm trong danh sách.");
}

public sealed record RemovalPage(Guid SetId, Guid NodeId, string Code, string Title, IReadOnlyList<CriterionText> Subtree, bool IsChanged, RemovalForm Form);

public sealed record GroupPage(Guid SetId, Guid NodeId, string Code, string Title, string Place, IReadOnlyList<SelectListItem> Groups, GroupForm Form);

/// <summary>Where criteria stand in the draft: added, copied, moved, removed. Each act leads back to its row.</summary>
[Route("criteria-sets/{id:guid}/draft/criteria")]
public sealed class DraftCriteriaController(PortalDbContext db, TimeProvider clock) : DraftController(db)
{
    /// <summary>A new field.</summary>
    [HttpPost("")]
    public async Task<IActionResult> AddField(Guid id) => ToPage(id, await ChangeAsync(id, d => d.AddBelow(Actor, null, clock.GetUtcNow()).Id), "Đã thêm một lĩnh vực.");

    [HttpPost("{nodeId:guid}/below")]
    public async Task<IActionResult> AddBelow(Guid id, Guid nodeId) => ToPage(id, await ChangeAsync(id, d => d.AddBelow(Actor, nodeId, clock.GetUtcNow()).Id), "Đã thêm một tiêu chí.");

    [HttpPost("{nodeId:guid}/after")]
    public async Task<IActionResult> AddAfter(Guid id, Guid nodeId) => ToPage(id, await ChangeAsync(id, d => d.AddAfter(Actor, nodeId, clock.GetUtcNow()).Id), "Đã thêm một tiêu chí.");

    [HttpPost("{nodeId:guid}/copy")]
    public async Task<IActionResult> Duplicate(Guid id, Guid nodeId)
    {
        var (copy, code) = await ChangeAsync(id, d => d.Duplicate(Actor, nodeId, clock.GetUtcNow()) is var made ? (made.Id, made.Code) : default);
        return ToRow(id, copy, $"Đã nhân bản thành tiêu chí {code}.");
    }

    [HttpPost("{nodeId:guid}/up")]
    public async Task<IActionResult> MoveUp(Guid id, Guid nodeId) => ToRow(id, nodeId, await MovedAsync(id, nodeId, d => d.MoveUp(Actor, nodeId, clock.GetUtcNow()), "lên"));

    [HttpPost("{nodeId:guid}/down")]
    public async Task<IActionResult> MoveDown(Guid id, Guid nodeId) => ToRow(id, nodeId, await MovedAsync(id, nodeId, d => d.MoveDown(Actor, nodeId, clock.GetUtcNow()), "xuống"));

    [HttpGet("{nodeId:guid}/group")]
    public async Task<IActionResult> AskGroup(Guid id, Guid nodeId)
    {
        var (_, draft) = await ForChangeAsync(id);
        return View("Group", GroupOf(id, draft, nodeId, new GroupForm()));
    }

    [HttpPost("{nodeId:guid}/group")]
    public async Task<IActionResult> MoveTo(Guid id, Guid nodeId, GroupForm form)
    {
        if (!ModelState.IsValid)
        {
            var (_, draft) = await ForChangeAsync(id);
            return Again("Group", GroupOf(id, draft, nodeId, form));
        }

        try
        {
            var code = await ChangeAsync(id, d =>
            {
                d.MoveTo(Actor, nodeId, form.Group, clock.GetUtcNow());
                return d.Node(nodeId).Code;
            });
            return ToRow(id, nodeId, $"Đã chuyển nhóm; mã mới là {code}.");
        }
        catch (DomainRuleException refusal)
        {
            Db.ChangeTracker.Clear();
            var (_, draft) = await ForChangeAsync(id);
            return Again("Group", GroupOf(id, draft, nodeId, form), refusal);
        }
    }

    [HttpGet("{nodeId:guid}/removal")]
    public async Task<IActionResult> AskRemoval(Guid id, Guid nodeId)
    {
        var (_, draft) = await ForChangeAsync(id);
        return View("Removal", RemovalOf(id, draft, nodeId, isChanged: false));
    }

    /// <summary>What is removed is what was shown: where somebody wrote in it meanwhile it is shown once more.</summary>
    [HttpPost("{nodeId:guid}/removal")]
    public async Task<IActionResult> Remove(Guid id, Guid nodeId, RemovalForm form)
    {
        var back = await ChangeAsync(id, d =>
        {
            var node = d.Node(nodeId);
            if (StampOf(d, node) != form.Version)
            {
                return null;
            }

            var siblings = d.ChildrenOf(d.ParentOf(node)).ToList();
            var at = siblings.IndexOf(node);
            var next = siblings.ElementAtOrDefault(at + 1) ?? siblings.ElementAtOrDefault(at - 1) ?? d.ParentOf(node);
            var removed = d.Remove(Actor, nodeId, clock.GetUtcNow());
            return new { Next = next?.Id, Text = removed.Count == 1 ? $"Đã bỏ tiêu chí {node.Code}." : $"Đã bỏ tiêu chí {node.Code} và {removed.Count - 1} tiêu chí thành phần." };
        });
        if (back is null)
        {
            Db.ChangeTracker.Clear();
            var (_, draft) = await ForChangeAsync(id);
            ModelState.AddModelError("", "Người khác vừa sửa phần này. Anh/chị xem lại nội dung hiện có rồi quyết định.");
            Response.StatusCode = StatusCodes.Status409Conflict;
            return View("Removal", RemovalOf(id, draft, nodeId, isChanged: true));
        }

        Notice(back.Text);
        return Redirect(back.Next is { } row ? RowPath(id, row) : $"/criteria-sets/{id}/draft");
    }

    private static string StampOf(CriteriaSetVersion draft, SetCriterion node) => CriterionStamp.Of(draft.SubtreeOf(node).Select(n => n.Stamp()));

    private static RemovalPage RemovalOf(Guid setId, CriteriaSetVersion draft, Guid nodeId, bool isChanged)
    {
        var node = draft.Node(nodeId);
        return new RemovalPage(setId, nodeId, node.Code, node.Title, [.. draft.SubtreeOf(node).Select(n => n.ToText())], isChanged, new RemovalForm { Version = StampOf(draft, node) });
    }

    private static GroupPage GroupOf(Guid setId, CriteriaSetVersion draft, Guid nodeId, GroupForm form)
    {
        var node = draft.Node(nodeId);
        var parent = draft.ParentOf(node);
        var subtree = draft.SubtreeOf(node);
        var groups = draft.Ordered()
            .Where(n => !n.IsLeaf && n != parent && !subtree.Contains(n))
            .Select(n => new SelectListItem($"{new string('\u00a0', n.Depth * 3)}{n.Code}. {n.Title}", n.Id.ToString()));
        return new GroupPage(setId, nodeId, node.Code, node.Title, parent is null ? "cấp trên cùng" : $"{parent.Code}. {parent.Title}", [.. groups], form);
    }

    private async Task<string> MovedAsync(Guid id, Guid nodeId, Action<CriteriaSetVersion> move, string direction)
    {
        var code = await ChangeAsync(id, d =>
        {
            move(d);
            return d.Node(nodeId).Code;
        });
        return $"Đã chuyển tiêu chí {code} {direction}. Mã giữ nguyên; anh/chị có thể đánh lại mã khi sắp xếp xong.";
    }

    private RedirectResult ToRow(Guid id, Guid nodeId, string notice)
    {
        Notice(notice);
        return Redirect(RowPath(id, nodeId));
    }

    private RedirectResult ToPage(Guid id, Guid nodeId, string notice)
    {
        Notice(notice + " Anh/chị ghi nội dung và cách chấm.");
        return Redirect($"/criteria-sets/{id}/draft/criteria/{nodeId}");
    }
}
