using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Rankings;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Domain.WorkingDays;

namespace CcHc.Portal.Web.Demo;

/// <summary>A body of a demo campaign.</summary>
/// <param name="Key">Its code, unique in the demo.</param>
/// <param name="Parent">Key of the body above; none for the root.</param>
/// <param name="Symbol">What stands for it in the symbol of a paper.</param>
/// <param name="LastDay">The last day it existed, where it went under during the campaign.</param>
/// <param name="Into">Key of the unit it went over into on the next day.</param>
public sealed record DemoUnit(
    string Key,
    string Name,
    UnitKind Kind,
    string? Parent = null,
    string? Symbol = null,
    string? Place = null,
    bool WithoutLogin = false,
    DateOnly? LastDay = null,
    string? Into = null);

/// <summary>Somebody of a demo campaign.</summary>
/// <param name="Unit">Key of the unit the person works in.</param>
/// <param name="Title">What the person is, as the unit says it.</param>
/// <param name="Post">The post in whose name the person signs; none for who signs nothing.</param>
/// <param name="UserName">None for a person without an account.</param>
/// <param name="IsNamedInText">Whoever is not is marked as invented.</param>
public sealed record DemoPerson(string Name, string Unit, string Title, string? Post, string? UserName, IReadOnlyList<DemoRole> Roles, bool IsNamedInText = false);

/// <param name="Unit">Key of the unit within which the role is held.</param>
public sealed record DemoRole(Role Role, string Unit);

/// <param name="Unit">Key of the unit itself, or of where a person works; none for outsiders.</param>
public sealed record DemoEntrant(ParticipantKind Kind, string Name, string? Unit, string? Title = null);

/// <param name="Criteria">Null where the campaign is only reviewed.</param>
/// <param name="AgencyOf">Key of the agency that appraises a leaf.</param>
public sealed record DemoGroup(
    string Name,
    ParticipantKind Kind,
    IReadOnlyList<DemoEntrant> Entrants,
    string? CriteriaName = null,
    IReadOnlyList<CriterionText>? Criteria = null,
    Func<CriterionText, string>? AgencyOf = null);

public sealed record DemoPhase(PhaseKind Kind, DateOnly First, DateOnly Last);

/// <param name="Lead">Key of the leading unit.</param>
/// <param name="DoneOn">When it was done; none while it is not.</param>
public sealed record DemoTask(string Title, string Lead, string Product, DateOnly? Due, DateOnly? DoneOn = null, string? Note = null, bool IsBegun = false);

/// <summary>The plan or directive as it was signed.</summary>
public sealed record DemoPlan(Domain.Papers.PaperKind Kind, string Title, string Number, string Symbol, DateOnly IssuedOn, string SignerName, string SignerTitle);

/// <param name="Form">Code of the award form.</param>
/// <param name="Group">Name of the ranking group; none for the whole campaign.</param>
public sealed record DemoAward(string Form, string? Group, QuotaKind Kind, decimal Quota);

/// <summary>A paper of the end of the chain as it was recorded.</summary>
public sealed record DemoIssuance(string Number, string Symbol, DateOnly IssuedOn, string SignerName, string SignerTitle);

/// <param name="Award">Code of the award form.</param>
/// <param name="Achievement">None takes the usual sentence.</param>
public sealed record DemoNomination(string Participant, string Award, string? Achievement = null);

/// <summary>What a participant answers for a leaf, and what the agency makes of it.</summary>
/// <param name="Explanation">For the leaf that nothing proves.</param>
/// <param name="Appraised">Null where the agency agrees.</param>
public sealed record DemoMark(Answer Self, string? Explanation, Answer? Appraised = null, string? Reason = null);

/// <summary>One campaign of the demo: facts of a text, completed by what the text does not say.</summary>
public sealed record DemoCampaign
{
    /// <summary>As the command line names it.</summary>
    public required string Key { get; init; }

    public required DemoStage Default { get; init; }

    public required IReadOnlyList<DemoUnit> Units { get; init; }

    public required IReadOnlyList<DemoPerson> People { get; init; }

    /// <summary>Key of the issuing unit, the first of <see cref="Units"/>.</summary>
    public string Issuing => Units[0].Key;

    public required string Advising { get; init; }

    /// <summary>User name of who runs it.</summary>
    public required string ManagedBy { get; init; }

    public required string CheckedBy { get; init; }

    public required string RecordedBy { get; init; }

    public required CampaignDescription Description { get; init; }

    public required IReadOnlyList<string> Bases { get; init; }

    public IReadOnlyList<(string Text, decimal? Percent)> Targets { get; init; } = [];

    public required IReadOnlyList<DemoGroup> Groups { get; init; }

    public required IReadOnlyList<DemoPhase> Phases { get; init; }

    public required DemoPlan Plan { get; init; }

    /// <summary>A plan of the same body that the campaign runs under; its people and units are this one's.</summary>
    public DemoCampaign? Under { get; init; }

    /// <summary>The round that follows on this one, of the same bodies and people; shown at a stage of its own once this one is published.</summary>
    public Func<DemoCampaign>? Next { get; init; }

    public IReadOnlyList<DemoTask> Tasks { get; init; } = [];

    public IReadOnlyList<DemoAward> Awards { get; init; } = [];

    public string? AwardNote { get; init; }

    public IReadOnlyList<(string Name, decimal FromPercent)> Bands { get; init; } = [];

    /// <summary>Gates, quotas and tie-breaks.</summary>
    public RankingPlan Ranking { get; init; } = RankingPlan.Empty;

    /// <summary>How the council decided on equals, where the chain ends in its vote.</summary>
    public DemoTieVote? TieVote { get; init; }

    public bool AllowsLate { get; init; } = true;

    /// <summary>Limits said in days; none for the campaigns whose text says nothing of them.</summary>
    public DayLimit? LateWithin { get; init; }

    public DayLimit? ReportWithin { get; init; }

    public DayLimit? AnswerWithin { get; init; }

    /// <summary>What a unit promises, beside the targets of the campaign.</summary>
    public required Func<DemoEntrant, IReadOnlyList<string>> PledgeOf { get; init; }

    public string? AwardAimedAt { get; init; }

    /// <summary>Điểm phấn đấu in percent of each field; none where nobody says.</summary>
    public Func<DemoEntrant, int>? StrivesFor { get; init; }

    /// <summary>Names of participants who registered late, and who never did.</summary>
    public IReadOnlyList<string> Late { get; init; } = [];

    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>That the criteria were amended before the appraisal; none for most.</summary>
    public DemoAmendment? Amendment { get; init; }

    public Func<DemoEntrant, CriteriaNode, DemoMark>? MarkOf { get; init; }

    /// <summary>Figures that others than the units provide; none where units and agencies enter everything.</summary>
    public DemoFigureFacts? Figures { get; init; }

    /// <summary>Where it is proposed by name; without, the list is filled from the table.</summary>
    public IReadOnlyList<DemoNomination> Nominations { get; init; } = [];

    public required DemoIssuance Statement { get; init; }

    public required DemoIssuance Decision { get; init; }

    /// <summary>Name of the set of the portal that the criteria are copied from; none where they are written for the campaign.</summary>
    public string? SetName { get; init; }

    public DemoPhase? Phase(PhaseKind kind) => Phases.FirstOrDefault(p => p.Kind == kind);
}
