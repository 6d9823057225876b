using CcHc.Portal.Data;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.People;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Features.Shared.Acts;

/// <param name="SeenVersion">The line's version the person saw.</param>
public sealed record ClaimToDecide(Guid LineId, long SeenVersion);

/// <summary>
/// Approves or refuses claims of «không phát sinh», all or none, and sums the sheets anew. Who may is asked by the caller. It
/// reads as often for fifty claims as for one.
/// </summary>
public sealed class DecideClaims(PortalDbContext db, CampaignTrees trees)
{
    private const int MostTries = 4;

    /// <param name="campaign">With its phases and closings.</param>
    /// <param name="recordedFor">Who decided outside, where the manager records it; no phase binds the record.</param>
    /// <exception cref="DbUpdateConcurrencyException">when one of the lines changed after it was shown; none is decided.</exception>
    public async Task RunAsync(
        Actor by, Campaign campaign, IReadOnlyList<ClaimToDecide> claims, bool approve, string? reason, string? recordedFor, DateTimeOffset now, CancellationToken cancellationToken = default)
    {
        DomainRuleException.ThrowIf(campaign.State != CampaignState.Open, "campaign.not-open", "Chỉ quyết định khai báo không phát sinh khi phong trào đang chạy.");
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await DecideAsync(by, campaign, claims, approve, reason, recordedFor, now, cancellationToken);
                return;
            }
            catch (DbUpdateConcurrencyException conflict) when (attempt < MostTries && conflict.Entries.Count > 0 && conflict.Entries.All(e => e.Entity is ScoreSheet or FieldSum))
            {
                // Somebody saved another criterion of one of the sheets: only the sums met, and they are computed again.
                db.ChangeTracker.Clear();
            }
        }
    }

    private async Task DecideAsync(
        Actor by, Campaign campaign, IReadOnlyList<ClaimToDecide> claims, bool approve, string? reason, string? recordedFor, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ids = claims.Select(c => c.LineId).ToArray();
        var lines = await db.ScoreLines.Include(l => l.Marks).Where(l => ids.Contains(l.Id) && l.CampaignId == campaign.Id).ToDictionaryAsync(l => l.Id, cancellationToken);
        var sheetIds = lines.Values.Select(l => l.SheetId).Distinct().ToArray();
        var sheets = await db.ScoreSheets.Include(s => s.FieldSums).Where(s => sheetIds.Contains(s.Id)).ToDictionaryAsync(s => s.Id, cancellationToken);
        var marks = (await db.ScoreLines.AsNoTracking()
                .Where(l => sheetIds.Contains(l.SheetId))
                .Select(l => new { l.SheetId, Marks = new LineMarks(l.Code, l.SelfAnswer, l.SelfPoints, l.AppraisalAnswer, l.AppraisalPoints) })
                .ToListAsync(cancellationToken))
            .GroupBy(l => l.SheetId)
            .ToDictionary(g => g.Key, g => g.ToDictionary(l => l.Marks.Code, l => l.Marks, StringComparer.Ordinal));

        foreach (var claim in claims)
        {
            var line = lines.GetValueOrDefault(claim.LineId) ?? throw new NotFoundException("Không có khai báo này trong phong trào.");
            if (line.Version != claim.SeenVersion)
            {
                throw new DbUpdateConcurrencyException("The claim changed after it was shown.");
            }

            var sheet = sheets[line.SheetId];
            var tree = await trees.ReadAsync(sheet.CriteriaId, cancellationToken);
            DomainRuleException.ThrowIfAny(Obstacles(campaign, sheet, tree.Nodes[line.Code].AgencyUnitId, line.Code, recordedFor, now));
            if (approve)
            {
                line.ApproveClaim(by, reason, recordedFor, now);
            }
            else
            {
                line.RefuseClaim(by, reason, recordedFor, now);
            }

            marks[sheet.Id][line.Code] = LineMarks.Of(line);
            SaveMarks.Sum(sheet, tree, marks[sheet.Id]);
            // Saved also where no sum changed, so that it meets an amendment that came in between.
            db.Entry(sheet).Property(x => x.CriteriaId).IsModified = true;
        }

        await db.SaveChangesAsync(cancellationToken);
    }

    private static IEnumerable<Obstacle> Obstacles(Campaign campaign, ScoreSheet sheet, Guid? agencyUnitId, string code, string? recordedFor, DateTimeOffset now)
    {
        // What the agency could not decide, because the sheet is its own or was never locked, its closing does not bind.
        if (agencyUnitId is { } agency && campaign.IsAppraisalClosed(agency) && sheet.State != SheetState.Draft && !AppraisalAccess.IsOwnSheetOf(agency, sheet.UnitId))
        {
            return [new("appraisal.closed", $"Tiêu chí {code}: cơ quan thẩm định đã chốt; mở lại trước khi sửa.")];
        }

        if (recordedFor is not null)
        {
            return [];
        }

        return sheet.State == SheetState.Draft
            ? [new("sheet.not-locked", $"Tiêu chí {code}: đơn vị chưa khóa phiếu tự chấm; chưa thẩm định được.")]
            : campaign.ObstaclesToAppraising(now, sheet.GroupId, sheet.UnitId);
    }
}
