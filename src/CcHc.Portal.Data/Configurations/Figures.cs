using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.EvidenceStore;
using CcHc.Portal.Domain.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CcHc.Portal.Data.Configurations;

internal sealed class CentralFigureConfiguration : IEntityTypeConfiguration<CentralFigure>
{
    public void Configure(EntityTypeBuilder<CentralFigure> builder)
    {
        builder.Property(f => f.Code).HasMaxLength(CriterionNode.CodeMaxLength);
        builder.Property(f => f.Answer).HasMaxLength(ScoreLine.AnswerMaxLength);
        builder.Property(f => f.SourceText).HasMaxLength(FigureSource.TextMaxLength);
        builder.Ignore(f => f.Source);
        builder.HasOne<ScoreSheet>().WithMany().HasForeignKey(f => f.SheetId);
        builder.HasOne<Criterion>().WithMany().HasForeignKey(f => f.CriterionId);
        builder.HasMany(f => f.Values).WithOne().HasForeignKey(v => v.FigureId);
        builder.HasMany(f => f.Challenges).WithOne().HasForeignKey(c => c.FigureId);
        builder.HasIndex(f => new { f.SheetId, f.CriterionId }).IsUnique();
        builder.HasIndex(f => new { f.CriterionId, f.HasOpenChallenge });
    }
}

internal sealed class FigureValueConfiguration : IEntityTypeConfiguration<FigureValue>
{
    public void Configure(EntityTypeBuilder<FigureValue> builder)
    {
        builder.Property(v => v.Answer).HasMaxLength(ScoreLine.AnswerMaxLength);
        builder.Property(v => v.SourceText).HasMaxLength(FigureSource.TextMaxLength);
        builder.Property(v => v.Reason).HasMaxLength(FigureChallenge.TextMaxLength);
        builder.HasOne<FigureImport>().WithMany().HasForeignKey(v => v.ImportId);
    }
}

internal sealed class FigureChallengeConfiguration : IEntityTypeConfiguration<FigureChallenge>
{
    public void Configure(EntityTypeBuilder<FigureChallenge> builder)
    {
        builder.Property(c => c.Text).HasMaxLength(FigureChallenge.TextMaxLength);
        builder.Property(c => c.Reply).HasMaxLength(FigureChallenge.TextMaxLength);
        builder.HasOne<Evidence>().WithMany().HasForeignKey(c => c.EvidenceId);
        builder.HasIndex(c => new { c.CampaignId, c.State });
    }
}

internal sealed class FigureImportConfiguration : IEntityTypeConfiguration<FigureImport>
{
    public void Configure(EntityTypeBuilder<FigureImport> builder)
    {
        builder.Property(i => i.SourceText).HasMaxLength(FigureSource.TextMaxLength);
        builder.Property(i => i.FileName).HasMaxLength(StoredFile.FileNameMaxLength);
        builder.Ignore(i => i.Source);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(i => i.CampaignId);
        builder.HasOne<CampaignCriteria>().WithMany().HasForeignKey(i => i.CriteriaId);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(i => i.FileId);
    }
}

internal sealed class UnheldSurveyConfiguration : IEntityTypeConfiguration<UnheldSurvey>
{
    public void Configure(EntityTypeBuilder<UnheldSurvey> builder)
    {
        builder.Property(s => s.Code).HasMaxLength(CriterionNode.CodeMaxLength);
        builder.Property(s => s.Title).HasMaxLength(CriterionNode.TitleMaxLength);
        builder.Property(s => s.Reason).HasMaxLength(UnheldSurvey.ReasonMaxLength);
        builder.Ignore(s => s.Note);
        builder.HasOne<Campaign>().WithMany().HasForeignKey(s => s.CampaignId);
        builder.HasOne<Criterion>().WithMany().HasForeignKey(s => s.CriterionId);
        builder.HasIndex(s => s.CriterionId).IsUnique();
    }
}
