using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Units;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Assessment;

public sealed class AppraisalAccessTests
{
    private static readonly Unit Province = new("UBND tỉnh", UnitKind.ProvincialCommittee);
    private static readonly Unit Justice = new("Sở Tư pháp", UnitKind.Department, Province);
    private static readonly Unit Division = new("Phòng Xây dựng văn bản", UnitKind.Division, Justice);
    private static readonly Unit Commune = new("Xã Hòa An", UnitKind.CommuneCommittee, Province);
    private static readonly Guid Campaign = Guid.CreateVersion7();
    private static readonly Guid OtherCampaign = Guid.CreateVersion7();

    public static TheoryData<Role, bool, bool> Roles() => new(Enum.GetValues<Role>().Select(r => (r, r is Role.Appraiser or Role.AgencyLead, r is Role.AgencyLead)));

    [Theory]
    [MemberData(nameof(Roles))]
    public void Covering_And_Closing_AreForTheAgencysOwnPeople(Role role, bool covers, bool closes)
    {
        var actor = Holding(role, Justice);

        Assert.Equal(covers, AppraisalAccess.CanAppraiseAny(actor));
        Assert.Equal(covers, AppraisalAccess.Covers(actor, Campaign, Justice.Id, "A"));
        Assert.Equal(closes, AppraisalAccess.CanClose(actor, Campaign, Justice.Id));
        Assert.False(AppraisalAccess.Covers(actor, Campaign, Commune.Id, "A"));
        Assert.False(AppraisalAccess.CanClose(actor, Campaign, Commune.Id));
    }

    [Fact]
    public void Covering_IsNarrowedByCampaignAndField()
    {
        var campaign = Holding(Role.Appraiser, Justice, Campaign);
        var field = Holding(Role.Appraiser, Justice, field: "A");

        Assert.True(AppraisalAccess.Covers(campaign, Campaign, Justice.Id, "B"));
        Assert.False(AppraisalAccess.Covers(campaign, OtherCampaign, Justice.Id, "B"));
        Assert.True(AppraisalAccess.Covers(field, Campaign, Justice.Id, "A"));
        Assert.False(AppraisalAccess.Covers(field, Campaign, Justice.Id, "B"));
        Assert.False(AppraisalAccess.Covers(field, Campaign, null, "A"));
    }

    [Fact]
    public void Closing_ByALeadOfOneFieldOrAnotherCampaign_IsNotPossible()
    {
        Assert.False(AppraisalAccess.CanClose(Holding(Role.AgencyLead, Justice, field: "A"), Campaign, Justice.Id));
        Assert.False(AppraisalAccess.CanClose(Holding(Role.AgencyLead, Justice, OtherCampaign), Campaign, Justice.Id));
        Assert.True(AppraisalAccess.CanClose(Holding(Role.AgencyLead, Justice, Campaign), Campaign, Justice.Id));
    }

    [Fact]
    public void Blocked_SaysWhyTheOwnUnitAndTheOwnPersonAreNotAppraised()
    {
        var actor = Holding(Role.Appraiser, Justice);

        Assert.Equal("Đây là phiếu của đơn vị anh/chị. Không ai thẩm định đơn vị mình; phiếu do người của đơn vị khác thẩm định.", AppraisalAccess.Blocked(actor, Justice.Id));
        Assert.Equal("Đây là phiếu của chính anh/chị. Không ai tự thẩm định cho mình.", AppraisalAccess.Blocked(actor, Commune.Id, actor.PersonId));
        Assert.Null(AppraisalAccess.Blocked(actor, Commune.Id, Guid.CreateVersion7()));
        Assert.Null(AppraisalAccess.Blocked(actor, null));
    }

    [Theory]
    [InlineData(Role.UnitOfficer)]
    [InlineData(Role.CampaignManager)]
    [InlineData(Role.Auditor)]
    public void TheOwnUnit_IsBlocked_WhicheverRoleTiesOneToIt(Role role)
    {
        var atHome = new ActorRole(role, Commune.Id, Commune.TreePath, null, null);
        var actor = new Actor(Guid.CreateVersion7(), "Nguyễn Văn An", [new ActorRole(Role.Appraiser, Justice.Id, Justice.TreePath, null, null), atHome]);

        Assert.NotNull(AppraisalAccess.Blocked(actor, Commune.Id));
    }

    [Fact]
    public void TheUnitOneOnlyWorksIn_AndTheOneAboveIt_AreBlocked()
    {
        var actor = new Actor(Guid.CreateVersion7(), "Nguyễn Văn An", [new ActorRole(Role.Appraiser, Province.Id, Province.TreePath, null, null)], [Division.TreePath]);

        Assert.NotNull(AppraisalAccess.Blocked(actor, Division.Id));
        Assert.NotNull(AppraisalAccess.Blocked(actor, Justice.Id));
        Assert.Null(AppraisalAccess.Blocked(actor, Commune.Id));
    }

    private static Actor Holding(Role role, Unit unit, Guid? campaign = null, string? field = null) =>
        new(Guid.CreateVersion7(), "Nguyễn Văn An", [new ActorRole(role, unit.Id, unit.TreePath, campaign, field)]);
}
