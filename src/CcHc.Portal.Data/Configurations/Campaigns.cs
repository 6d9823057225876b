using System.Collections.ObjectModel;
using System.Text.Encodings.Web;
using System.Text.Json;
using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Awards;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.EvidenceStore;
using CcHc.Portal.Domain.Files;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Pledges;
using CcHc.Portal.Domain.Tasks;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Domain.Work;
using CcHc.Portal.Domain.WorkingDays;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CcHc.Portal.Data.Configurations;

internal sealed class CampaignConfiguration : IEntityTypeConfiguration<Campaign>
{
    public void Configure(EntityTypeBuilder<Campaign> builder)
    {
        builder.Property(c => c.Name).HasMaxLength(Campaign.NameMaxLength);
        builder.Property(c => c.SearchText).HasMaxLength(Campaign.NameMaxLength + 10);
        foreach (var text in new[] { nameof(Campaign.Purpose), nameof(Campaign.Requirements), nameof(Campaign.JudgingPrinciple), nameof(Campaign.RatingLink), nameof(Campaign.Supervision), nameof(Campaign.Reporting), nameof(Campaign.Funding), nameof(Campaign.AwardNote) })
        {
            builder.Property<string?>(text).HasMaxLength(Campaign.TextMaxLength);
        }

        builder.PrimitiveCollection(c => c.Contents).HasMaxLength(-1);
        builder.PrimitiveCollection(c => c.CollectiveAudience).HasMaxLength(-1);
        builder.PrimitiveCollection(c => c.IndividualAudience).HasMaxLength(-1);
        foreach (var limit in new[] { nameof(Campaign.LateWithin), nameof(Campaign.ReportWithin), nameof(Campaign.AnswerWithin) })
        {
            builder.Property<DayLimit>(limit).HasConversion(DayLimits.Converter).HasMaxLength(DayLimits.MaxLength);
        }

        builder.HasOne<Unit>().WithMany().HasForeignKey(c => c.IssuingUnitId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(c => c.AdvisingUnitId);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(c => c.PreviousCampaignId);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(c => c.ParentCampaignId);
        builder.HasMany(c => c.LegalBases).WithOne().HasForeignKey(b => b.CampaignId);
        builder.HasMany(c => c.Targets).WithOne().HasForeignKey(t => t.CampaignId);
        builder.HasMany(c => c.Groups).WithOne().HasForeignKey(g => g.CampaignId);
        builder.HasMany(c => c.Phases).WithOne().HasForeignKey(p => p.CampaignId);
        builder.HasMany(c => c.Bands).WithOne().HasForeignKey(b => b.CampaignId);
        builder.Property(c => c.RankingJson).HasMaxLength(-1);
        builder.Ignore(c => c.Ranking);
        builder.HasMany(c => c.TieVotes).WithOne().HasForeignKey(v => v.CampaignId);
        builder.HasMany(c => c.Awards).WithOne().HasForeignKey(a => a.CampaignId);
        builder.HasMany(c => c.AppraisalClosings).WithOne().HasForeignKey(a => a.CampaignId);
        builder.HasMany(c => c.AppraisalStandIns).WithOne().HasForeignKey(s => s.CampaignId);
        builder.HasIndex(c => new { c.IssuingUnitId, c.State });
    }
}

internal sealed class CampaignLegalBasisConfiguration : IEntityTypeConfiguration<CampaignLegalBasis>
{
    public void Configure(EntityTypeBuilder<CampaignLegalBasis> builder) =>
        builder.ToTable("CampaignLegalBases").Property(b => b.Citation).HasMaxLength(CampaignLegalBasis.CitationMaxLength);
}

internal sealed class CampaignTargetConfiguration : IEntityTypeConfiguration<CampaignTarget>
{
    public void Configure(EntityTypeBuilder<CampaignTarget> builder) =>
        builder.ToTable("CampaignTargets").Property(t => t.Text).HasMaxLength(CampaignTarget.TextMaxLength);
}

internal sealed class RankingGroupConfiguration : IEntityTypeConfiguration<RankingGroup>
{
    public void Configure(EntityTypeBuilder<RankingGroup> builder)
    {
        builder.ToTable("RankingGroups");
        builder.Property(g => g.Name).HasMaxLength(RankingGroup.NameMaxLength);
        builder.HasOne<CampaignCriteria>().WithMany().HasForeignKey(g => g.CriteriaId);
    }
}

internal sealed class PhaseWindowConfiguration : IEntityTypeConfiguration<PhaseWindow>
{
    public void Configure(EntityTypeBuilder<PhaseWindow> builder)
    {
        builder.ToTable("PhaseWindows");
        builder.HasOne<RankingGroup>().WithMany().HasForeignKey(p => p.GroupId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(p => p.UnitId);
        builder.HasIndex(p => new { p.CampaignId, p.Kind, p.GroupId, p.UnitId }).IsUnique();
    }
}

internal sealed class ParticipantConfiguration : IEntityTypeConfiguration<Participant>
{
    public void Configure(EntityTypeBuilder<Participant> builder)
    {
        builder.Property(p => p.Name).HasMaxLength(Participant.NameMaxLength);
        builder.Property(p => p.UnitName).HasMaxLength(Unit.NameMaxLength);
        builder.Property(p => p.Title).HasMaxLength(Position.TitleMaxLength);
        builder.Property(p => p.SearchText).HasMaxLength(600);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(p => p.CampaignId);
        builder.HasOne<RankingGroup>().WithMany().HasForeignKey(p => p.GroupId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(p => p.UnitId);
        builder.HasOne<Person>().WithMany().HasForeignKey(p => p.PersonId);
        builder.HasIndex(p => new { p.CampaignId, p.GroupId });
        builder.HasIndex(p => p.UnitId);
    }
}

internal sealed class BandConfiguration : IEntityTypeConfiguration<Band>
{
    public void Configure(EntityTypeBuilder<Band> builder) => builder.ToTable("Bands").Property(b => b.Name).HasMaxLength(Band.NameMaxLength);
}

internal sealed class TieVoteConfiguration : IEntityTypeConfiguration<TieVote>
{
    public void Configure(EntityTypeBuilder<TieVote> builder)
    {
        builder.ToTable("TieVotes");
        builder.Property(v => v.Council).HasMaxLength(TieVote.CouncilMaxLength);
        builder.Property(v => v.MinutesNumber).HasMaxLength(TieVote.NumberMaxLength);
        builder.Property(v => v.Reason).HasMaxLength(TieVote.ReasonMaxLength);
        builder.PrimitiveCollection(v => v.SheetIds).HasMaxLength(-1);
        builder.PrimitiveCollection(v => v.Names).HasMaxLength(-1);
        builder.Ignore(v => v.Minutes);
        builder.HasOne<RankingGroup>().WithMany().HasForeignKey(v => v.GroupId);
    }
}

internal sealed class CampaignAwardConfiguration : IEntityTypeConfiguration<CampaignAward>
{
    public void Configure(EntityTypeBuilder<CampaignAward> builder)
    {
        builder.ToTable("CampaignAwards");
        builder.HasOne<AwardForm>().WithMany().HasForeignKey(a => a.AwardFormId);
        builder.HasOne<RankingGroup>().WithMany().HasForeignKey(a => a.GroupId);
    }
}

internal sealed class AppraisalClosingConfiguration : IEntityTypeConfiguration<AppraisalClosing>
{
    public void Configure(EntityTypeBuilder<AppraisalClosing> builder)
    {
        builder.ToTable("AppraisalClosings");
        builder.HasOne<Unit>().WithMany().HasForeignKey(a => a.AgencyUnitId);
        builder.HasIndex(a => new { a.CampaignId, a.AgencyUnitId }).IsUnique();
    }
}

internal sealed class AppraisalStandInConfiguration : IEntityTypeConfiguration<AppraisalStandIn>
{
    public void Configure(EntityTypeBuilder<AppraisalStandIn> builder)
    {
        builder.ToTable("AppraisalStandIns");
        builder.Property(s => s.Reason).HasMaxLength(AppraisalStandIn.ReasonMaxLength);
        builder.HasOne<Unit>().WithMany().HasForeignKey(s => s.AgencyUnitId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(s => s.StandInUnitId);
        builder.HasIndex(s => new { s.CampaignId, s.AgencyUnitId }).IsUnique();
    }
}

internal static class CriterionNodes
{
    private static readonly JsonSerializerOptions ExtraOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly ValueConverter<IReadOnlyDictionary<string, string>, string> ExtraConverter = new(extra => Written(extra), text => Read(text));

    private static readonly ValueComparer<IReadOnlyDictionary<string, string>> ExtraComparer = new(
        (a, b) => a!.SequenceEqual(b!),
        extra => extra.Aggregate(0, (hash, pair) => HashCode.Combine(hash, pair.Key, pair.Value)),
        extra => extra);

    /// <summary>Further columns of the file in their order, as a JSON object; nothing where the file has none.</summary>
    private static string Written(IReadOnlyDictionary<string, string> extra) => extra.Count == 0 ? "" : JsonSerializer.Serialize(extra, ExtraOptions);

    private static IReadOnlyDictionary<string, string> Read(string text) =>
        text.Length == 0 ? ReadOnlyDictionary<string, string>.Empty : JsonSerializer.Deserialize<Dictionary<string, string>>(text, ExtraOptions)!;

    public static void Map<T>(EntityTypeBuilder<T> builder)
        where T : CriterionNode
    {
        builder.Property(n => n.Code).HasMaxLength(CriterionNode.CodeMaxLength);
        builder.Property(n => n.ParentCode).HasMaxLength(CriterionNode.CodeMaxLength);
        builder.Property(n => n.Title).HasMaxLength(CriterionNode.TitleMaxLength);
        builder.Property(n => n.Method).HasMaxLength(CriterionNode.MethodMaxLength);
        builder.Property(n => n.Rule).HasMaxLength(CriterionNode.RuleMaxLength);
        builder.Property(n => n.EvidenceWanted).HasMaxLength(CriterionNode.TextMaxLength);
        builder.Property(n => n.LegalBasis).HasMaxLength(CriterionNode.TextMaxLength);
        builder.Property(n => n.Guidance).HasMaxLength(CriterionNode.TextMaxLength);
        builder.Property(n => n.Source).HasMaxLength(CriterionNode.TextMaxLength);
        builder.Property(n => n.Extra).HasConversion(ExtraConverter, ExtraComparer).HasMaxLength(-1);
    }
}

internal sealed class CriteriaSetConfiguration : IEntityTypeConfiguration<CriteriaSet>
{
    public void Configure(EntityTypeBuilder<CriteriaSet> builder)
    {
        builder.Property(s => s.Name).HasMaxLength(CriteriaSet.NameMaxLength);
        builder.Property(s => s.SearchText).HasMaxLength(800);
        builder.HasOne<Unit>().WithMany().HasForeignKey(s => s.OwnerUnitId);
    }
}

internal sealed class CriteriaSetVersionConfiguration : IEntityTypeConfiguration<CriteriaSetVersion>
{
    public void Configure(EntityTypeBuilder<CriteriaSetVersion> builder)
    {
        builder.PrimitiveCollection(v => v.AcceptedDefects).HasMaxLength(-1);
        builder.Property(v => v.DecisionNumber).HasMaxLength(CriteriaSetVersion.DecisionMaxLength);
        builder.HasOne<CriteriaSetVersion>().WithMany().HasForeignKey(v => v.BaseVersionId);
        builder.HasOne<CriteriaSet>().WithMany().HasForeignKey(v => v.SetId);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(v => v.SourceFileId);
        builder.HasMany(v => v.Nodes).WithOne().HasForeignKey(n => n.VersionId);

        // A draft bears the number 0, so that this keeps a second one out as well.
        builder.HasIndex(v => new { v.SetId, v.Number }).IsUnique();
    }
}

internal sealed class SetCriterionConfiguration : IEntityTypeConfiguration<SetCriterion>
{
    public void Configure(EntityTypeBuilder<SetCriterion> builder)
    {
        CriterionNodes.Map(builder);
        builder.HasIndex(n => new { n.VersionId, n.Code }).IsUnique();
    }
}

internal sealed class CampaignCriteriaConfiguration : IEntityTypeConfiguration<CampaignCriteria>
{
    public void Configure(EntityTypeBuilder<CampaignCriteria> builder)
    {
        builder.Property(c => c.Name).HasMaxLength(CriteriaSet.NameMaxLength);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(c => c.CampaignId);
        builder.Property(c => c.VersionNumber).HasDefaultValue(1);
        builder.HasOne<CriteriaSetVersion>().WithMany().HasForeignKey(c => c.SourceVersionId);
        builder.HasOne<CampaignCriteria>().WithMany().HasForeignKey(c => c.AmendsId);
        builder.HasMany(c => c.Nodes).WithOne().HasForeignKey(n => n.CriteriaId);
    }
}

internal sealed class CriterionConfiguration : IEntityTypeConfiguration<Criterion>
{
    public void Configure(EntityTypeBuilder<Criterion> builder)
    {
        CriterionNodes.Map(builder);
        builder.ToTable("Criteria");
        builder.Property(n => n.InForce).HasDefaultValue(true).HasSentinel(true);
        // Versions that an amendment took the place of are read only where history is asked for.
        builder.HasQueryFilter(n => n.InForce);
        builder.HasOne<Unit>().WithMany().HasForeignKey(n => n.AgencyUnitId);
        builder.HasIndex(n => new { n.CriteriaId, n.Code }).IsUnique();
        builder.HasIndex(n => new { n.CampaignId, n.AgencyUnitId });
    }
}

internal sealed class CriteriaAmendmentConfiguration : IEntityTypeConfiguration<CriteriaAmendment>
{
    public void Configure(EntityTypeBuilder<CriteriaAmendment> builder)
    {
        builder.Property(a => a.Name).HasMaxLength(CriteriaSet.NameMaxLength);
        builder.Property(a => a.Reason).HasMaxLength(CriteriaAmendment.ReasonMaxLength);
        builder.Property(a => a.DecisionNumber).HasMaxLength(CriteriaAmendment.NumberMaxLength);
        builder.PrimitiveCollection(a => a.Labels).HasMaxLength(-1);
        builder.PrimitiveCollection(a => a.Renames).HasMaxLength(-1);
        builder.Ignore(a => a.RenamedCodes);
        builder.Ignore(a => a.Citation);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(a => a.CampaignId);
        builder.HasOne<CampaignCriteria>().WithMany().HasForeignKey(a => a.BeforeId);
        builder.HasOne<CampaignCriteria>().WithMany().HasForeignKey(a => a.AfterId);
        builder.HasOne<CriteriaSetVersion>().WithMany().HasForeignKey(a => a.SourceVersionId);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(a => a.SourceFileId);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(a => a.SignedFileId);
        builder.HasIndex(a => new { a.CampaignId, a.State });
    }
}

internal sealed class AmendedSheetConfiguration : IEntityTypeConfiguration<AmendedSheet>
{
    public void Configure(EntityTypeBuilder<AmendedSheet> builder)
    {
        builder.Property(s => s.BandBefore).HasMaxLength(Band.NameMaxLength);
        builder.Property(s => s.BandAfter).HasMaxLength(Band.NameMaxLength);
        builder.PrimitiveCollection(s => s.ToScoreAgain).HasMaxLength(-1);
        builder.HasOne<CriteriaAmendment>().WithMany().HasForeignKey(s => s.AmendmentId);
        builder.HasOne<ScoreSheet>().WithMany().HasForeignKey(s => s.SheetId);
        builder.HasIndex(s => new { s.AmendmentId, s.SheetId }).IsUnique();
    }
}

internal sealed class ScoreSheetConfiguration : IEntityTypeConfiguration<ScoreSheet>
{
    public void Configure(EntityTypeBuilder<ScoreSheet> builder)
    {
        builder.Property(s => s.ReturnRemark).HasMaxLength(ScoreSheet.RemarkMaxLength);
        builder.Property(s => s.Band).HasMaxLength(Band.NameMaxLength);
        builder.Property(s => s.StandingJson).HasMaxLength(-1);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(s => s.CampaignId);
        builder.HasOne<Participant>().WithMany().HasForeignKey(s => s.ParticipantId);
        builder.HasOne<RankingGroup>().WithMany().HasForeignKey(s => s.GroupId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(s => s.UnitId);
        builder.HasOne<CampaignCriteria>().WithMany().HasForeignKey(s => s.CriteriaId);
        builder.HasOne<Paper>().WithMany().HasForeignKey(s => s.ReportPaperId);
        builder.HasOne<CriteriaAmendment>().WithMany().HasForeignKey(s => s.AmendmentId);
        builder.HasMany(s => s.FieldSums).WithOne().HasForeignKey(f => f.SheetId);
        builder.HasMany(s => s.Duties).WithOne().HasForeignKey(d => d.SheetId);
        builder.HasIndex(s => s.ParticipantId).IsUnique();
        builder.HasIndex(s => new { s.CampaignId, s.GroupId, s.FinalTotal });
    }
}

internal sealed class FieldSumConfiguration : IEntityTypeConfiguration<FieldSum>
{
    public void Configure(EntityTypeBuilder<FieldSum> builder)
    {
        builder.ToTable("FieldSums");
        builder.Property(f => f.FieldCode).HasMaxLength(CriterionNode.CodeMaxLength);
        builder.HasIndex(f => new { f.SheetId, f.FieldCode }).IsUnique();
    }
}

internal sealed class LineDutyConfiguration : IEntityTypeConfiguration<LineDuty>
{
    public void Configure(EntityTypeBuilder<LineDuty> builder)
    {
        builder.ToTable("LineDuties");
        builder.Ignore(d => d.Holder);
        builder.Property(d => d.Code).HasMaxLength(CriterionNode.CodeMaxLength);
        builder.HasOne<Person>().WithMany().HasForeignKey(d => d.PersonId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(d => d.RoomId);
        builder.HasIndex(d => new { d.SheetId, d.Code }).IsUnique();
    }
}

internal sealed class CriterionQuestionConfiguration : IEntityTypeConfiguration<CriterionQuestion>
{
    public void Configure(EntityTypeBuilder<CriterionQuestion> builder)
    {
        builder.Property(q => q.Code).HasMaxLength(CriterionNode.CodeMaxLength);
        builder.Property(q => q.Text).HasMaxLength(CriterionQuestion.TextMaxLength);
        builder.Property(q => q.Answer).HasMaxLength(CriterionQuestion.AnswerMaxLength);
        // Who took a question back is not heard any more.
        builder.HasQueryFilter(q => q.WithdrawnAt == null);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(q => q.CampaignId);
        builder.HasOne<ScoreSheet>().WithMany().HasForeignKey(q => q.SheetId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(q => q.UnitId);
        builder.HasOne<Criterion>().WithMany().HasForeignKey(q => q.CriterionId);
        builder.HasIndex(q => q.CriterionId);
        builder.HasIndex(q => new { q.CampaignId, q.AnsweredAt });
    }
}

internal sealed class ScoreLineConfiguration : IEntityTypeConfiguration<ScoreLine>
{
    public void Configure(EntityTypeBuilder<ScoreLine> builder)
    {
        builder.Property(l => l.Code).HasMaxLength(CriterionNode.CodeMaxLength);
        builder.Property(l => l.SelfAnswer).HasMaxLength(ScoreLine.AnswerMaxLength);
        builder.Property(l => l.AppraisalAnswer).HasMaxLength(ScoreLine.AnswerMaxLength);
        builder.Property(l => l.SelfExplanation).HasMaxLength(ScoreLine.TextMaxLength);
        builder.Property(l => l.AppraisalReason).HasMaxLength(ScoreLine.TextMaxLength);
        // Lines of criteria that an amendment dropped are read only where history is asked for.
        builder.HasQueryFilter(l => l.RetiredAt == null);
        builder.Property(l => l.Claim).HasDefaultValue(ClaimState.None);
        builder.Property(l => l.ClaimReason).HasMaxLength(ScoreLine.TextMaxLength);
        builder.Ignore(l => l.LacksProof);
        builder.HasOne<ScoreSheet>().WithMany().HasForeignKey(l => l.SheetId);
        builder.HasOne<Criterion>().WithMany().HasForeignKey(l => l.CriterionId);
        builder.HasMany(l => l.Marks).WithOne().HasForeignKey(m => m.LineId);
        builder.HasIndex(l => new { l.SheetId, l.CriterionId }).IsUnique();
        builder.HasIndex(l => l.CriterionId);
        builder.HasIndex(l => new { l.CampaignId, l.Claim });
    }
}

internal sealed class MarkConfiguration : IEntityTypeConfiguration<Mark>
{
    public void Configure(EntityTypeBuilder<Mark> builder)
    {
        builder.Property(m => m.Answer).HasMaxLength(ScoreLine.AnswerMaxLength);
        builder.Property(m => m.Reason).HasMaxLength(ScoreLine.TextMaxLength);
    }
}

internal sealed class PledgeConfiguration : IEntityTypeConfiguration<Pledge>
{
    public void Configure(EntityTypeBuilder<Pledge> builder)
    {
        builder.Property(p => p.Commitment).HasMaxLength(Pledge.TextMaxLength);
        builder.Property(p => p.ReturnRemark).HasMaxLength(ScoreSheet.RemarkMaxLength);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(p => p.CampaignId);
        builder.HasOne<Participant>().WithMany().HasForeignKey(p => p.ParticipantId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(p => p.UnitId);
        builder.HasMany(p => p.Targets).WithOne().HasForeignKey(t => t.PledgeId);
        builder.HasMany(p => p.Aims).WithOne().HasForeignKey(a => a.PledgeId);
        builder.HasIndex(p => p.ParticipantId).IsUnique();
        builder.HasIndex(p => new { p.CampaignId, p.State });
    }
}

internal sealed class PledgeAimConfiguration : IEntityTypeConfiguration<PledgeAim>
{
    public void Configure(EntityTypeBuilder<PledgeAim> builder)
    {
        builder.ToTable("PledgeAims");
        builder.Property(a => a.FieldCode).HasMaxLength(CriterionNode.CodeMaxLength);
        builder.Property(a => a.Title).HasMaxLength(CriterionNode.TitleMaxLength);
    }
}

internal sealed class PledgeTargetConfiguration : IEntityTypeConfiguration<PledgeTarget>
{
    public void Configure(EntityTypeBuilder<PledgeTarget> builder) =>
        builder.ToTable("PledgeTargets").Property(t => t.Text).HasMaxLength(Pledge.TargetMaxLength);
}

internal sealed class EvidenceConfiguration : IEntityTypeConfiguration<Evidence>
{
    public void Configure(EntityTypeBuilder<Evidence> builder)
    {
        builder.Property(e => e.Abstract).HasMaxLength(Evidence.AbstractMaxLength);
        builder.Property(e => e.Number).HasMaxLength(Evidence.NumberMaxLength);
        builder.Property(e => e.Url).HasMaxLength(Evidence.UrlMaxLength);
        builder.Property(e => e.Issuer).HasMaxLength(Evidence.IssuerMaxLength);
        builder.Property(e => e.Addressee).HasMaxLength(Evidence.AddresseeMaxLength);
        builder.Property(e => e.SearchText).HasMaxLength(Evidence.SearchTextMaxLength);
        // Items from before there was an origin were described by people.
        builder.Property(e => e.DescribedFrom).HasDefaultValue(DescriptionOrigin.Person);
        builder.HasOne<Unit>().WithMany().HasForeignKey(e => e.UnitId);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(e => e.CampaignId);
        builder.HasMany(e => e.Revisions).WithOne().HasForeignKey(r => r.EvidenceId);
        builder.HasOne<Evidence>().WithMany().HasForeignKey(e => e.JoinedIntoId);
        builder.HasIndex(e => new { e.UnitId, e.CampaignId });
    }
}

internal sealed class EvidenceRevisionConfiguration : IEntityTypeConfiguration<EvidenceRevision>
{
    public void Configure(EntityTypeBuilder<EvidenceRevision> builder)
    {
        builder.Property(r => r.Sha256).HasMaxLength(64);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(r => r.FileId);
        builder.HasIndex(r => r.Sha256);
        builder.HasIndex(r => new { r.EvidenceId, r.Number }).IsUnique();
    }
}

internal sealed class EvidenceUseConfiguration : IEntityTypeConfiguration<EvidenceUse>
{
    public void Configure(EntityTypeBuilder<EvidenceUse> builder)
    {
        builder.HasOne<Evidence>().WithMany().HasForeignKey(u => u.EvidenceId);
        builder.HasOne<ScoreLine>().WithMany().HasForeignKey(u => u.LineId);
        builder.HasIndex(u => new { u.LineId, u.EvidenceId }).IsUnique();
    }
}

internal sealed class PaperConfiguration : IEntityTypeConfiguration<Paper>
{
    public void Configure(EntityTypeBuilder<Paper> builder)
    {
        builder.Property(p => p.Title).HasMaxLength(Paper.TitleMaxLength);
        builder.Property(p => p.Number).HasMaxLength(Paper.NumberMaxLength);
        builder.Property(p => p.Symbol).HasMaxLength(Paper.SymbolMaxLength);
        builder.Property(p => p.SignerName).HasMaxLength(Paper.SignerMaxLength);
        builder.Property(p => p.SignerTitle).HasMaxLength(Paper.SignerMaxLength);
        builder.Property(p => p.ContentJson).HasMaxLength(-1);
        builder.Property(p => p.SubmittedJson).HasMaxLength(-1);
        builder.Property(p => p.FrozenSha256).HasMaxLength(64);
        builder.Property(p => p.SearchText).HasMaxLength(1000);
        builder.Ignore(p => p.NumberAndSymbol);
        builder.HasOne<Unit>().WithMany().HasForeignKey(p => p.IssuingUnitId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(p => p.OverseeingUnitId);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(p => p.CampaignId);
        builder.HasOne<Participant>().WithMany().HasForeignKey(p => p.ParticipantId);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(p => p.PdfFileId);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(p => p.DocxFileId);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(p => p.SignedFileId);
        builder.HasOne<Paper>().WithMany().HasForeignKey(p => p.ConcernsId);
        builder.HasOne<CriteriaSetVersion>().WithMany().HasForeignKey(p => p.CriteriaVersionId);
        builder.HasOne<TemplateVersion>().WithMany().HasForeignKey(p => p.TemplateVersionId);
        builder.Property(p => p.DifferenceSeen).HasMaxLength(64);
        builder.HasMany(p => p.Passages).WithOne().HasForeignKey(p => p.PaperId);
        // Whatever sets the paper reads what was written into it.
        builder.Navigation(p => p.Passages).AutoInclude();
        builder.Ignore(p => p.Changes);
        builder.HasIndex(p => new { p.CampaignId, p.Kind });
        builder.HasIndex(p => new { p.IssuingUnitId, p.Number, p.IssuedOn });
    }
}

internal sealed class PaperTemplateConfiguration : IEntityTypeConfiguration<PaperTemplate>
{
    public void Configure(EntityTypeBuilder<PaperTemplate> builder)
    {
        builder.HasOne<Unit>().WithMany().HasForeignKey(t => t.UnitId);
        builder.HasMany(t => t.Versions).WithOne().HasForeignKey(v => v.TemplateId);
        builder.HasIndex(t => new { t.UnitId, t.Kind }).IsUnique();
    }
}

internal sealed class TemplateVersionConfiguration : IEntityTypeConfiguration<TemplateVersion>
{
    public void Configure(EntityTypeBuilder<TemplateVersion> builder)
    {
        builder.Property(v => v.Sha256).HasMaxLength(64);
        builder.Property(v => v.ContentJson).HasMaxLength(-1);
        builder.Property(v => v.Remarks).HasMaxLength(-1);
        builder.Property(v => v.Note).HasMaxLength(TemplateVersion.NoteMaxLength);
        builder.Property(v => v.ByName).HasMaxLength(Person.NameMaxLength);
        builder.Property(v => v.PutInForceByName).HasMaxLength(Person.NameMaxLength);
        builder.Ignore(v => v.IsPutInForce);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(v => v.FileId);
        builder.HasIndex(v => new { v.TemplateId, v.Number }).IsUnique();
    }
}

internal sealed class PaperRevisionConfiguration : IEntityTypeConfiguration<PaperRevision>
{
    public void Configure(EntityTypeBuilder<PaperRevision> builder)
    {
        builder.Property(r => r.Sha256).HasMaxLength(64);
        builder.Property(r => r.ContentJson).HasMaxLength(-1);
        builder.Property(r => r.PresentJson).HasMaxLength(-1);
        builder.Property(r => r.ComposedJson).HasMaxLength(-1);
        builder.Property(r => r.Unread).HasMaxLength(-1);
        builder.Property(r => r.ByName).HasMaxLength(Person.NameMaxLength);
        builder.Property(r => r.DecidedByName).HasMaxLength(Person.NameMaxLength);
        builder.HasOne<Paper>().WithMany().HasForeignKey(r => r.PaperId);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(r => r.CampaignId);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(r => r.FileId);
        builder.HasIndex(r => new { r.PaperId, r.Number }).IsUnique();
    }
}

internal sealed class PaperPassageConfiguration : IEntityTypeConfiguration<PaperPassage>
{
    public void Configure(EntityTypeBuilder<PaperPassage> builder)
    {
        builder.ToTable("PaperPassages");
        builder.Property(p => p.Place).HasMaxLength(PaperPassage.PlaceMaxLength);
        builder.Property(p => p.Before).HasMaxLength(-1);
        builder.Property(p => p.Text).HasMaxLength(-1);
        builder.HasIndex(p => new { p.PaperId, p.Part, p.Order }).IsUnique();
    }
}

internal sealed class PaperComparisonConfiguration : IEntityTypeConfiguration<PaperComparison>
{
    public void Configure(EntityTypeBuilder<PaperComparison> builder)
    {
        builder.Property(c => c.Note).HasMaxLength(PaperComparison.NoteMaxLength);
        builder.HasOne<Paper>().WithMany().HasForeignKey(c => c.PaperId);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(c => c.CampaignId);
        builder.HasIndex(c => c.PaperId).IsUnique();
    }
}

internal sealed class PaperCustomsConfiguration : IEntityTypeConfiguration<PaperCustoms>
{
    public void Configure(EntityTypeBuilder<PaperCustoms> builder)
    {
        builder.Property(c => c.DraftingUnit).HasMaxLength(PaperCustoms.DraftingUnitMaxLength);
        builder.HasOne<Unit>().WithMany().HasForeignKey(c => c.UnitId);
        builder.HasIndex(c => c.UnitId).IsUnique();
    }
}

internal sealed class KeptDepartureConfiguration : IEntityTypeConfiguration<KeptDeparture>
{
    public void Configure(EntityTypeBuilder<KeptDeparture> builder)
    {
        builder.Property(d => d.Code).HasMaxLength(KeptDeparture.CodeMaxLength);
        builder.Property(d => d.Place).HasMaxLength(KeptDeparture.TextMaxLength);
        builder.Property(d => d.Found).HasMaxLength(KeptDeparture.TextMaxLength);
        builder.Property(d => d.Reason).HasMaxLength(KeptDeparture.ReasonMaxLength);
        builder.Property(d => d.ByName).HasMaxLength(Person.NameMaxLength);
        builder.HasOne<Paper>().WithMany().HasForeignKey(d => d.PaperId);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(d => d.CampaignId);
        builder.HasIndex(d => d.PaperId);
    }
}

internal sealed class LineTickConfiguration : IEntityTypeConfiguration<LineTick>
{
    public void Configure(EntityTypeBuilder<LineTick> builder)
    {
        builder.Property(t => t.Reading).HasMaxLength(-1);
        builder.Property(t => t.ByName).HasMaxLength(Person.NameMaxLength);
        builder.HasOne<PaperComparison>().WithMany().HasForeignKey(t => t.ComparisonId);
        builder.HasIndex(t => new { t.ComparisonId, t.Line }).IsUnique();
    }
}

internal sealed class SignedDifferenceConfiguration : IEntityTypeConfiguration<SignedDifference>
{
    public void Configure(EntityTypeBuilder<SignedDifference> builder)
    {
        builder.Property(d => d.Place).HasMaxLength(SignedDifference.PlaceMaxLength);
        builder.Property(d => d.Submitted).HasMaxLength(-1);
        builder.Property(d => d.Reading).HasMaxLength(-1);
        builder.Property(d => d.Note).HasMaxLength(SignedDifference.NoteMaxLength);
        builder.Property(d => d.SettledByName).HasMaxLength(Person.NameMaxLength);
        builder.Property(d => d.Reason).HasMaxLength(SignedDifference.ReasonMaxLength);
        builder.Property(d => d.FollowUp).HasMaxLength(SignedDifference.NoteMaxLength);
        builder.HasOne<PaperComparison>().WithMany().HasForeignKey(d => d.ComparisonId);
        builder.HasOne<Paper>().WithMany().HasForeignKey(d => d.PaperId);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(d => d.CampaignId);
        builder.HasIndex(d => new { d.ComparisonId, d.Order });
        builder.HasIndex(d => new { d.PaperId, d.State });
    }
}

internal sealed class AwardFormConfiguration : IEntityTypeConfiguration<AwardForm>
{
    public void Configure(EntityTypeBuilder<AwardForm> builder)
    {
        builder.Property(f => f.Code).HasMaxLength(30);
        builder.Property(f => f.Name).HasMaxLength(AwardForm.NameMaxLength);
        builder.Ignore(f => f.PaperName);
        builder.HasIndex(f => new { f.Code, f.ValidFrom }).IsUnique();
    }
}

internal sealed class NominationConfiguration : IEntityTypeConfiguration<Nomination>
{
    public void Configure(EntityTypeBuilder<Nomination> builder)
    {
        builder.Property(n => n.Achievement).HasMaxLength(Nomination.AchievementMaxLength);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(n => n.CampaignId);
        builder.HasOne<Participant>().WithMany().HasForeignKey(n => n.ParticipantId);
        builder.HasOne<CampaignAward>().WithMany().HasForeignKey(n => n.CampaignAwardId);
        builder.HasIndex(n => new { n.CampaignId, n.ParticipantId });
    }
}

internal sealed class AwardeeConfiguration : IEntityTypeConfiguration<Awardee>
{
    public void Configure(EntityTypeBuilder<Awardee> builder)
    {
        builder.Property(a => a.Name).HasMaxLength(Participant.NameMaxLength);
        builder.Property(a => a.FormName).HasMaxLength(AwardForm.NameMaxLength);
        builder.Property(a => a.SearchText).HasMaxLength(600);
        builder.HasOne<Paper>().WithMany().HasForeignKey(a => a.PaperId);
        builder.HasOne<Nomination>().WithMany().HasForeignKey(a => a.NominationId);
        builder.HasOne<Participant>().WithMany().HasForeignKey(a => a.ParticipantId);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(a => a.CampaignId);
        builder.Ignore(a => a.State);
        builder.Property(a => a.DroppedBy).HasMaxLength(400);
        builder.Property(a => a.HandedTo).HasMaxLength(Awardee.HandedToMaxLength);
        builder.Property(a => a.BookSeries).HasMaxLength(GoldenBook.SeriesMaxLength);
        builder.HasOne<Unit>().WithMany().HasForeignKey(a => a.BookUnitId);
        builder.HasMany(a => a.Prints).WithOne().HasForeignKey(p => p.AwardeeId);
        builder.HasIndex(a => new { a.PaperId, a.Ordinal }).IsUnique();
        // No number twice in a golden book, whoever gives it at the same moment; rows without a number do not count.
        builder.HasIndex(a => new { a.BookUnitId, a.BookSeries, a.BookNumber }).IsUnique();
    }
}

internal sealed class CertificatePrintConfiguration : IEntityTypeConfiguration<CertificatePrint>
{
    public void Configure(EntityTypeBuilder<CertificatePrint> builder)
    {
        builder.ToTable("CertificatePrints");
        builder.Property(p => p.ByName).HasMaxLength(Person.NameMaxLength);
        builder.Property(p => p.Profile).HasMaxLength(PrintProfile.NameMaxLength);
        builder.Property(p => p.Reason).HasMaxLength(Awardee.ReasonMaxLength);
        builder.HasOne<WorkItem>().WithMany().HasForeignKey(p => p.BatchId);
        builder.HasIndex(p => new { p.BatchId, p.AwardeeId }).IsUnique();
    }
}

internal sealed class GoldenBookConfiguration : IEntityTypeConfiguration<GoldenBook>
{
    public void Configure(EntityTypeBuilder<GoldenBook> builder)
    {
        builder.HasOne<Unit>().WithMany().HasForeignKey(b => b.UnitId);
        builder.HasIndex(b => b.UnitId).IsUnique();
    }
}

internal sealed class PrintProfileConfiguration : IEntityTypeConfiguration<PrintProfile>
{
    public void Configure(EntityTypeBuilder<PrintProfile> builder)
    {
        builder.Property(p => p.Name).HasMaxLength(PrintProfile.NameMaxLength);
        builder.Property(p => p.FormName).HasMaxLength(AwardForm.NameMaxLength);
        builder.Ignore(p => p.Right);
        builder.Ignore(p => p.Down);
        builder.Ignore(p => p.Settings);
        builder.HasOne<Unit>().WithMany().HasForeignKey(p => p.UnitId);
        builder.HasMany(p => p.Parts).WithOne().HasForeignKey(p => p.ProfileId);
        builder.HasIndex(p => p.UnitId);
    }
}

internal sealed class ProfilePartConfiguration : IEntityTypeConfiguration<ProfilePart>
{
    public void Configure(EntityTypeBuilder<ProfilePart> builder)
    {
        builder.ToTable("PrintProfileParts");
        builder.HasIndex(p => new { p.ProfileId, p.Part }).IsUnique();
    }
}

internal sealed class TaskItemConfiguration : IEntityTypeConfiguration<TaskItem>
{
    public void Configure(EntityTypeBuilder<TaskItem> builder)
    {
        builder.Property(t => t.Title).HasMaxLength(TaskItem.TitleMaxLength);
        builder.Property(t => t.Product).HasMaxLength(TaskItem.ProductMaxLength);
        builder.Property(t => t.Lead).HasMaxLength(TaskItem.LeadMaxLength);
        builder.Property(t => t.Note).HasMaxLength(1000);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(t => t.CampaignId);
        builder.HasOne<Unit>().WithMany().HasForeignKey(t => t.LeadUnitId);
        builder.HasIndex(t => new { t.CampaignId, t.Order });
    }
}
