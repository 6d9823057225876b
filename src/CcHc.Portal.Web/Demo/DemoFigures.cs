using CcHc.Portal.Data;
using CcHc.Portal.Data.Tables;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Files;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Infrastructure.Files;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Web.Demo;

/// <summary>A file of figures in the demo.</summary>
/// <param name="Codes">The leaves it brings figures for.</param>
public sealed record DemoFigureFile(string FileName, string Source, DateTimeOffset AsOf, IReadOnlyList<string> Codes);

/// <param name="Participant">Who objects.</param>
/// <param name="Reply">None while it waits for an answer; then it is kept before the scores are settled.</param>
/// <param name="Correction">The right figure; none where it is kept.</param>
public sealed record DemoChallenge(string Participant, string Code, string Text, string? Reply, Answer? Correction = null);

/// <summary>Figures of others in a campaign of the demo.</summary>
/// <param name="Unheld">Code and reason of surveys that are not held.</param>
public sealed record DemoFigureFacts(IReadOnlyList<DemoFigureFile> Files, IReadOnlyList<DemoChallenge> Challenges, IReadOnlyList<(string Code, string Reason)> Unheld);

/// <summary>Brings in figures of others, has units object to two of them, and records a survey that was not held.</summary>
public sealed class DemoFigures(PortalDbContext db, CampaignTrees trees, RecordFigures record, IFileStore store)
{
    private const string Kept = "Đã đối chiếu lại với nguồn, số liệu không thay đổi ";

    /// <param name="participants">Everybody with the entrant the facts speak of.</param>
    /// <param name="day">The first day of the appraisal: figures are there before agencies look.</param>
    public async Task RunAsync(
        DemoCampaign facts, Campaign campaign, Actor manager, IReadOnlyList<(Participant Participant, DemoEntrant Entrant)> participants, Func<Participant, Actor> officerOf, DateOnly day, bool settles, CancellationToken cancellation)
    {
        if (facts.Figures is not { } figures)
        {
            return;
        }

        DateTimeOffset At(int hour, int minute = 0, int daysLater = 0) => VietnamTime.StartOf(day.AddDays(daysLater)).AddHours(hour).AddMinutes(minute);
        var sheets = await db.ScoreSheets.AsNoTracking().Where(s => s.CampaignId == campaign.Id).ToListAsync(cancellation);
        var criteriaId = sheets[0].CriteriaId;
        var tree = await trees.ReadAsync(criteriaId, cancellation);
        var byParticipant = sheets.ToDictionary(s => s.ParticipantId, s => s.Id);
        foreach (var (file, i) in figures.Files.Select((f, i) => (f, i)))
        {
            var leaves = file.Codes.Select(c => tree.Tree.Find(c)!).ToList();
            var rows = participants.Select(p => (p.Participant, Answers: leaves.Select(l => facts.MarkOf!(p.Entrant, l).Self).ToList())).ToList();
            var stored = await KeepAsync(file, leaves, rows, manager, At(8, i), cancellation);
            var import = new FigureImport(manager, campaign.Id, criteriaId, stored.Id, file.FileName, new FigureSource(file.Source, file.AsOf), At(8, 10 + i));
            db.FigureImports.Add(import);
            var taken = rows.SelectMany(r => leaves.Zip(r.Answers, (l, a) => new FigureOfSheet(byParticipant[r.Participant.Id], tree.Nodes[l.Code].Id, a))).ToList();
            import.Apply(manager, taken.Count, 0, 0, At(8, 20 + i));
            await record.TakeAsync(manager, campaign, criteriaId, taken, import.Source, import.Id, At(8, 20 + i), cancellation);
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }

        foreach (var challenge in figures.Challenges)
        {
            var participant = participants.First(p => p.Participant.Name == challenge.Participant).Participant;
            var sheet = byParticipant[participant.Id];
            var figure = await db.CentralFigures.Include(f => f.Challenges).SingleAsync(f => f.SheetId == sheet && f.Code == challenge.Code, cancellation);
            var asked = figure.Challenge(officerOf(participant), challenge.Text, null, At(14, 0, 1));
            if (challenge.Correction is { } answer)
            {
                await record.CorrectAsync(manager, campaign, criteriaId, figure, asked.Id, answer, figure.Source, challenge.Reply, At(9, 0, 2), cancellation);
            }
            else if (challenge.Reply is not null || settles)
            {
                figure.KeepAgainst(manager, asked.Id, challenge.Reply ?? Kept + InventedNames.Mark, At(9, 30, 2));
            }

            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }

        foreach (var (code, reason) in figures.Unheld)
        {
            var survey = new UnheldSurvey(manager, campaign.Id, criteriaId, tree.Nodes[code].Id, code, tree.Tree.Find(code)!.Title, reason, At(10));
            db.UnheldSurveys.Add(survey);
            await record.LeaveOutAsync(manager, survey, At(10), cancellation);
            await db.SaveChangesAsync(cancellation);
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>The file as the office would have filled it in.</summary>
    private async Task<StoredFile> KeepAsync(
        DemoFigureFile file, List<CriteriaNode> leaves, List<(Participant Participant, List<Answer> Answers)> rows, Actor by, DateTimeOffset now, CancellationToken cancellation)
    {
        var columns = FigureFile.ColumnsOf(leaves).Where(c => c.Field is AnswerField.Value or AnswerField.Numerator or AnswerField.Denominator).ToList();
        using var content = new MemoryStream();
        await using (var writer = await XlsxWriter.CreateAsync(content, cancellation))
        {
            await writer.BeginSheetAsync(new XlsxSheet("Số liệu"));
            await writer.HeaderAsync(FigureFile.UnitColumns.Select(c => c.Header).Concat(columns.Select(c => c.Header)));
            foreach (var (participant, answers) in rows)
            {
                var byLeaf = leaves.Zip(answers).ToDictionary(x => x.First.Code, x => x.Second, StringComparer.Ordinal);
                await writer.RowAsync([XlsxCell.Empty, XlsxCell.OfText(participant.Name), .. columns.Select(c => XlsxCell.OfNumber(FieldOf(byLeaf[c.Leaf.Code], c.Field)))]);
            }
        }

        content.Position = 0;
        var kept = await store.SaveAsync(content, TableFile.MaxBytes, cancellation);
        var stored = new StoredFile(kept.Sha256, kept.Size, FileKinds.MediaType(FileKind.Xlsx), file.FileName, by.PersonId, now);
        db.StoredFiles.Add(stored);
        return stored;
    }

    private static decimal? FieldOf(Answer answer, string field) => field switch
    {
        AnswerField.Value => answer.Value,
        AnswerField.Numerator => answer.Numerator,
        _ => answer.Denominator,
    };
}
