using System.Diagnostics;
using CcHc.Portal.Data;
using CcHc.Portal.Data.Accounts;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.EvidenceStore;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Web.Features.Shared.Acts;
using CcHc.Portal.Web.Infrastructure.Hosting;
using CcHc.Portal.Web.Infrastructure.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Benchmarks;

/// <summary>
/// One campaign of the whole country: every participant with 100 answered and appraised leaves, a tenth of them with a record
/// of evidence for each leaf. A few more sheets stay open, for saving. Made by the entities' own verbs.
/// </summary>
internal static class FullSize
{
    internal const string Password = "mot cau kha dai 2026";
    internal const string ManagerName = "quan.ly";

    /// <summary>Sheets that are still filled in, each by an officer of its own.</summary>
    internal const int OpenSheets = 4;

    /// <summary>One hash for all accounts: the same password gives it, and checking it costs what checking any does.</summary>
    private static readonly Lazy<string> PasswordHash = new(() => new PortalPasswordHasher(PasswordCost.Standard).HashPassword(new Account(), Password));

    internal static string OfficerName(int i) => $"dau.moi.{i}";

    internal static async Task MakeAsync(Settings settings, bool again)
    {
        await MakeAsync(settings, settings.Participants, OpenSheets, again);
    }

    /// <param name="locked">Participants whose sheet is locked and appraised.</param>
    /// <param name="open">Participants besides, whose officer may still save, and as head of the unit lock.</param>
    internal static async Task MakeAsync(Settings settings, int locked, int open, bool again)
    {
        if (again && Directory.Exists(settings.Folder))
        {
            Directory.Delete(settings.Folder, recursive: true);
        }

        if (File.Exists(settings.Database))
        {
            return;
        }

        var watch = Stopwatch.StartNew();
        Directory.CreateDirectory(settings.Folder);
        await using var db = Context(settings);
        await DatabaseSetup.ApplyAsync(db);
        var scene = await new Scene(db, TimeProvider.System.GetUtcNow()).SaveAsync(locked + open, open);
        var lines = await WriteLinesAsync(settings, db, scene, open);
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE); ANALYZE;");

        Report.Row($"data at full size, {lines:#,##0} lines", Report.Number(watch.Elapsed.TotalSeconds) + " s", "", null, $"{new FileInfo(settings.Database).Length / 1024 / 1024} MB file", null);
    }

    internal static SqlitePortalDbContext Context(Settings settings)
    {
        var options = new DbContextOptionsBuilder<SqlitePortalDbContext>();
        SqlitePortalDbContext.Configure(options, SqlitePortalDbContext.ConnectionString(settings.Database));
        return new SqlitePortalDbContext(options.Options);
    }

    /// <summary>A plain connection with the settings of the portal's own.</summary>
    internal static async Task<SqliteConnection> OpenAsync(Settings settings)
    {
        var connection = new SqliteConnection(SqlitePortalDbContext.ConnectionString(settings.Database));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;";
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>Line by line past the change tracker, which would hold a million rows.</summary>
    private static async Task<int> WriteLinesAsync(Settings settings, DbContext db, Scene scene, int open)
    {
        var tree = CampaignTrees.Read(scene.Criteria.Nodes);
        var sheets = new List<ScoreSheet>();
        await using var connection = await OpenAsync(settings);
        await using (var transaction = (SqliteTransaction)await connection.BeginTransactionAsync())
        {
            using var sheetRows = new BulkInsert<ScoreSheet>(db, transaction);
            using var sumRows = new BulkInsert<FieldSum>(db, transaction);
            using var lineRows = new BulkInsert<ScoreLine>(db, transaction);
            using var markRows = new BulkInsert<Mark>(db, transaction);
            using var evidenceRows = new BulkInsert<Evidence>(db, transaction);
            using var useRows = new BulkInsert<EvidenceUse>(db, transaction);
            for (var i = 0; i < scene.Participants.Count; i++)
            {
                var participant = scene.Participants[i];
                var isOpen = i >= scene.Participants.Count - open;
                var sheet = new ScoreSheet(scene.Campaign.Id, participant.Id, participant.GroupId, participant.UnitId, scene.Criteria.Id, MadeCriteria.Leaves, Points.FromDecimal(100));
                var lines = new List<ScoreLine>(MadeCriteria.Leaves);
                foreach (var leaf in tree.ScoredLeaves)
                {
                    var line = new ScoreLine(sheet.Id, scene.Campaign.Id, tree.Nodes[leaf.Code].Id, leaf.Code);
                    var answer = MadeCriteria.AnswerOf(leaf, i);
                    var points = ScoringEngine.ScoreLeaf(leaf, answer, scene.Campaign.Year, trace: false).Points;
                    line.SelfScore(scene.Manager, answer.ToJson(), points, "Theo báo cáo năm", scene.Now);
                    if (!isOpen)
                    {
                        line.Appraise(scene.Manager, null, points, null, scene.Now);
                    }

                    line.CountEvidence(i % 10 == 0 ? 1 : 0);
                    lines.Add(line);
                }

                SaveMarks.Sum(sheet, tree, lines.ToDictionary(l => l.Code, l => new LineMarks(l.Code, l.SelfAnswer, l.SelfPoints, l.AppraisalAnswer, l.AppraisalPoints), StringComparer.Ordinal));
                if (!isOpen)
                {
                    sheet.Lock(scene.Manager, [], false, null, scene.Now);
                }

                sheetRows.Add(sheet);
                sheet.FieldSums.ToList().ForEach(sumRows.Add);
                foreach (var line in lines)
                {
                    lineRows.Add(line);
                    line.Marks.ToList().ForEach(markRows.Add);
                    if (line.EvidenceCount > 0)
                    {
                        var paper = new EvidenceDescription($"Báo cáo kết quả thực hiện tiêu chí {line.Code}", $"{i + 1}/BC-UBND", new DateOnly(2026, 10, 20), participant.Name);
                        var evidence = new Evidence(scene.Manager, participant.UnitId!.Value, scene.Campaign.Id, EvidenceKind.SentPaper, paper, null, scene.Now);
                        evidenceRows.Add(evidence);
                        useRows.Add(new EvidenceUse(evidence.Id, line.Id, scene.Manager.Name, scene.Now));
                    }
                }

                sheets.Add(sheet);
            }

            await transaction.CommitAsync();
        }

        return sheets.Count * MadeCriteria.Leaves;
    }

    /// <summary>Units, people, the campaign and who takes part.</summary>
    private sealed class Scene(PortalDbContext db, DateTimeOffset now)
    {
        private static readonly DateOnly LongAgo = new(2020, 1, 1);

        internal DateTimeOffset Now => now;

        internal Actor Manager { get; private set; } = Actor.Portal;

        internal Campaign Campaign { get; private set; } = null!;

        internal CampaignCriteria Criteria { get; private set; } = null!;

        internal IReadOnlyList<Participant> Participants { get; private set; } = [];

        internal async Task<Scene> SaveAsync(int participants, int open)
        {
            var committee = new Unit("Ủy ban nhân dân tỉnh An Giang", UnitKind.ProvincialCommittee);
            var home = new Unit("Sở Nội vụ", UnitKind.Department, committee);
            var units = Enumerable.Range(1, participants).Select(i => new Unit($"Ủy ban nhân dân xã Tân Hòa {i}", UnitKind.CommuneCommittee, committee)).ToList();
            db.AddRange([committee, home, .. units]);
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();

            var manager = AddAccount(ManagerName, "Lê Thị Quản", committee, Role.CampaignManager);
            Manager = new Actor(manager, "Lê Thị Quản", [new ActorRole(Role.CampaignManager, committee.Id, committee.TreePath, null, null)]);
            for (var i = 0; i < open; i++)
            {
                AddAccount(OfficerName(i), $"Trần Văn Mối {i}", units[participants - open + i], Role.UnitOfficer, Role.UnitHead);
            }

            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();

            await OpenAsync(committee, home, units);
            return this;
        }

        private Guid AddAccount(string userName, string name, Unit unit, params Role[] roles)
        {
            var person = new Person(name, unit.Id);
            var account = new Account { UserName = userName, NormalizedUserName = userName.ToUpperInvariant(), PersonId = person.Id, LockoutEnabled = true };
            account.PasswordHash = PasswordHash.Value;
            db.AddRange([person, account, .. roles.Select(r => new RoleAssignment(person.Id, r, unit.Id, LongAgo))]);
            return person.Id;
        }

        private async Task OpenAsync(Unit committee, Unit home, List<Unit> units)
        {
            var today = VietnamTime.DayOf(now);
            var description = new CampaignDescription(
                "Đẩy mạnh cải cách hành chính năm 2026", RoundKind.ThematicEmulation, Judging.Points, 2026, new DateOnly(2026, 3, 1), new DateOnly(2026, 12, 31),
                "Nâng cao chất lượng phục vụ", null, ["Giải quyết hồ sơ đúng hạn"], ["Ủy ban nhân dân các xã, phường, đặc khu"], [], null, null, null, null, null);
            Campaign = new Campaign(Manager, committee.Id, home.Id, description, now);
            Campaign.Describe(Manager, description, home.Id, ["Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"], [], now);
            var group = Campaign.AddGroup(Manager, "Khối xã, phường, đặc khu", ParticipantKind.Collective, now);
            Criteria = new CampaignCriteria(Manager, Campaign.Id, "Bộ tiêu chí cấp xã", null, CriterionText.Of(CriteriaTree.Build(MadeCriteria.Sources())), now);
            Criteria.Entrust(Manager, Criteria.Nodes.Where(n => n.IsLeaf).ToDictionary(n => n.Id, _ => (Guid?)home.Id), now);
            Campaign.JudgeGroupBy(Manager, group.Id, Criteria.Id, Criteria.Name, now);
            Campaign.SetBands(Manager, [("Xuất sắc", 90m), ("Tốt", 80m), ("Khá", 65m)], now);
            Campaign.Schedule(Manager, PhaseKind.SelfAssessment, today.AddDays(-30), today.AddDays(300), now);
            Campaign.Schedule(Manager, PhaseKind.Appraisal, today.AddDays(-20), today.AddDays(320), now);
            Participants = Campaign.Enroll(Manager, group.Id, [.. units.Select(u => new Entrant(ParticipantKind.Collective, u.Name, u.Id))], now);
            Criteria.Freeze(now);
            Campaign.Open(Manager, new CampaignReadiness(units.Count, [], [], 0, 0, PaperState.Issued, "84/KH-UBND", true), now);
            db.AddRange([Campaign, Criteria, .. Participants]);
            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
    }
}
