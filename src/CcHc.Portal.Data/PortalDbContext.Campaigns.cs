using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.Awards;
using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.EvidenceStore;
using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.Pledges;
using CcHc.Portal.Domain.Tasks;
using CcHc.Portal.Domain.WorkingDays;
using Microsoft.EntityFrameworkCore;

namespace CcHc.Portal.Data;

public abstract partial class PortalDbContext
{
    public DbSet<Campaign> Campaigns => Set<Campaign>();

    public DbSet<AppraisalStandIn> AppraisalStandIns => Set<AppraisalStandIn>();

    public DbSet<Participant> Participants => Set<Participant>();

    public DbSet<CriteriaSet> CriteriaSets => Set<CriteriaSet>();

    public DbSet<CriteriaSetVersion> CriteriaSetVersions => Set<CriteriaSetVersion>();

    public DbSet<SetCriterion> SetCriteria => Set<SetCriterion>();

    public DbSet<CampaignCriteria> CampaignCriteria => Set<CampaignCriteria>();

    public DbSet<Criterion> Criteria => Set<Criterion>();

    public DbSet<CriteriaAmendment> CriteriaAmendments => Set<CriteriaAmendment>();

    public DbSet<AmendedSheet> AmendedSheets => Set<AmendedSheet>();

    public DbSet<ScoreSheet> ScoreSheets => Set<ScoreSheet>();

    public DbSet<ScoreLine> ScoreLines => Set<ScoreLine>();

    public DbSet<LineDuty> LineDuties => Set<LineDuty>();

    public DbSet<CriterionQuestion> CriterionQuestions => Set<CriterionQuestion>();

    public DbSet<Mark> Marks => Set<Mark>();

    public DbSet<CentralFigure> CentralFigures => Set<CentralFigure>();

    public DbSet<FigureValue> FigureValues => Set<FigureValue>();

    public DbSet<FigureChallenge> FigureChallenges => Set<FigureChallenge>();

    public DbSet<FigureImport> FigureImports => Set<FigureImport>();

    public DbSet<UnheldSurvey> UnheldSurveys => Set<UnheldSurvey>();

    public DbSet<Pledge> Pledges => Set<Pledge>();

    public DbSet<Evidence> Evidence => Set<Evidence>();

    public DbSet<EvidenceRevision> EvidenceRevisions => Set<EvidenceRevision>();

    public DbSet<EvidenceUse> EvidenceUses => Set<EvidenceUse>();

    public DbSet<Paper> Papers => Set<Paper>();

    public DbSet<PaperCustoms> PaperCustoms => Set<PaperCustoms>();

    public DbSet<KeptDeparture> KeptDepartures => Set<KeptDeparture>();

    public DbSet<PaperTemplate> PaperTemplates => Set<PaperTemplate>();

    public DbSet<TemplateVersion> TemplateVersions => Set<TemplateVersion>();

    public DbSet<PaperRevision> PaperRevisions => Set<PaperRevision>();

    public DbSet<PaperComparison> PaperComparisons => Set<PaperComparison>();

    public DbSet<LineTick> LineTicks => Set<LineTick>();

    public DbSet<SignedDifference> SignedDifferences => Set<SignedDifference>();

    public DbSet<AwardForm> AwardForms => Set<AwardForm>();

    public DbSet<Nomination> Nominations => Set<Nomination>();

    public DbSet<Awardee> Awardees => Set<Awardee>();

    public DbSet<CertificatePrint> CertificatePrints => Set<CertificatePrint>();

    public DbSet<GoldenBook> GoldenBooks => Set<GoldenBook>();

    public DbSet<PrintProfile> PrintProfiles => Set<PrintProfile>();

    public DbSet<TaskItem> TaskItems => Set<TaskItem>();

    public DbSet<CalendarYear> CalendarYears => Set<CalendarYear>();
}
