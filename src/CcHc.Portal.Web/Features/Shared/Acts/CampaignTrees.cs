using System.Collections.Concurrent;
using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.Scoring;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Shared.Acts;

/// <summary>A campaign's criteria with their rules read.</summary>
/// <param name="Tree">For the engine.</param>
/// <param name="Nodes">The stored nodes by code, in the order of the tree.</param>
public sealed record CampaignTree(CriteriaTree Tree, IReadOnlyDictionary<string, StoredCriterion> Nodes)
{
    /// <summary>The version of the criteria that this is.</summary>
    public Guid CriteriaId { get; init; }

    /// <summary>Leaves that are scored; information is not.</summary>
    public IReadOnlyList<CriteriaNode> ScoredLeaves { get; } = [.. Tree.Leaves.Where(l => l.Rule is not InformationRule)];

    public CriteriaNode Leaf(Guid criterionId)
    {
        var code = Nodes.Values.FirstOrDefault(n => n.Id == criterionId)?.Code;
        return (code is null ? null : Tree.Find(code)) ?? throw new NotFoundException("Không có tiêu chí này trong phong trào.");
    }
}

public sealed record StoredCriterion(Guid Id, string Code, int Order, int Depth, Guid? AgencyUnitId);

/// <summary>
/// Reads a campaign's criteria once. After opening they are frozen, so their reading is kept for the life of the process;
/// before, each request reads them anew.
/// </summary>
public sealed class CampaignTrees(PortalDbContext db)
{
    private static readonly ConcurrentDictionary<Guid, CampaignTree> Frozen = new();

    public async Task<CampaignTree> ReadAsync(Guid criteriaId, CancellationToken cancellationToken = default)
    {
        if (Frozen.TryGetValue(criteriaId, out var known))
        {
            return known;
        }

        var criteria = await db.CampaignCriteria.AsNoTracking().IgnoreQueryFilters().Include(c => c.Nodes).SingleOrDefaultAsync(c => c.Id == criteriaId, cancellationToken)
            ?? throw new NotFoundException("Không có bộ tiêu chí này.");
        var tree = Read(criteria.Nodes);
        if (criteria.FrozenAt is not null)
        {
            Frozen.TryAdd(criteriaId, tree);
        }

        return tree;
    }

    public static CampaignTree Read(IEnumerable<Criterion> criteria)
    {
        var nodes = criteria.OrderBy(n => n.Order).ToList();
        return new CampaignTree(
            CriteriaTree.Build(nodes.Select(n => n.ToSource())),
            nodes.ToDictionary(n => n.Code, n => new StoredCriterion(n.Id, n.Code, n.Order, n.Depth, n.AgencyUnitId), StringComparer.Ordinal))
        {
            CriteriaId = nodes.Count == 0 ? Guid.Empty : nodes[0].CriteriaId,
        };
    }
}
