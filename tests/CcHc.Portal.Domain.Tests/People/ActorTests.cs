using CcHc.Portal.Domain.Campaigns;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Units;
using Xunit;

namespace CcHc.Portal.Domain.Tests.People;

public sealed class ActorTests
{
    private static readonly Guid Tree = Given.Id(61);

    private static readonly Guid Other = Given.Id(62);

    [Fact]
    public void Role_IsHeldWithinItsUnitOnly()
    {
        var actor = With(new ActorRole(Role.UnitHead, Tree, "/a/", null, null));

        Assert.True(actor.Holds(Role.UnitHead));
        Assert.True(actor.Holds(Role.UnitHead, Tree));
        Assert.False(actor.Holds(Role.UnitHead, Other));
        Assert.False(actor.Holds(Role.UnitOfficer, Tree));
    }

    [Fact]
    public void BelongsTo_IsWhereRolesAreHeld_WhereOneWorks_AndWhatTheseAreAPartOf()
    {
        var province = new Unit("UBND tỉnh", UnitKind.ProvincialCommittee);
        var justice = new Unit("Sở Tư pháp", UnitKind.Department, province);
        var division = new Unit("Phòng Xây dựng văn bản", UnitKind.Division, justice);
        var commune = new Unit("Xã Hòa An", UnitKind.CommuneCommittee, province);

        var actor = new Actor(Given.Id(11), "Lan", [new ActorRole(Role.Appraiser, division.Id, division.TreePath, null, null)], [commune.TreePath]);

        Assert.Equal(new HashSet<Guid> { division.Id, justice.Id, province.Id, commune.Id }, actor.BelongsTo);
    }

    [Fact]
    public void BelongsTo_OfAPathThatIsNone_IsTheUnitOfTheRole() => Assert.Equal([Tree], With(new ActorRole(Role.UnitHead, Tree, "/a/", null, null)).BelongsTo);

    [Fact]
    public void Role_ForAllCampaigns_IsHeldForEach() =>
        Assert.True(With(new ActorRole(Role.Appraiser, Tree, "/a/", null, null)).Holds(Role.Appraiser, Tree, Given.Id(71)));

    [Fact]
    public void Role_NarrowedToACampaign_IsHeldForThatOneOnly()
    {
        var actor = With(new ActorRole(Role.Auditor, Tree, "/a/", Given.Id(71), null));

        Assert.True(actor.Holds(Role.Auditor, Tree, Given.Id(71)));
        Assert.False(actor.Holds(Role.Auditor, Tree, Given.Id(72)));
        Assert.False(actor.Holds(Role.Auditor, Tree));
        Assert.Empty(actor.UnitsOfEveryCampaign(Role.Auditor));
        Assert.Equal([Given.Id(71)], actor.CampaignsOf(Role.Auditor, Role.Leader));
        Assert.Equal([Tree], actor.UnitsOf(Role.Auditor));
    }

    [Fact]
    public void Roles_OfSeveralKinds_AreAllAsked()
    {
        var actor = With(new ActorRole(Role.UnitOfficer, Tree, "/a/", null, null), new ActorRole(Role.Appraiser, Other, "/b/", null, "1"), new ActorRole(Role.UnitHead, Tree, "/a/", null, null));

        Assert.True(actor.HoldsAny(Role.Leader, Role.Appraiser));
        Assert.False(actor.HoldsAny(Role.Leader, Role.Auditor));
        Assert.Equal([Tree], actor.OwnUnits());
        Assert.Equal([Tree, Other], actor.UnitsOf(Role.UnitOfficer, Role.Appraiser));
        Assert.Equal(["/a/"], actor.TreesOf(Role.UnitHead, Role.UnitOfficer));
    }

    [Fact]
    public void Visitor_HoldsNothing()
    {
        Assert.False(Actor.Visitor.IsSignedIn);
        Assert.False(Actor.Visitor.HoldsAny(Enum.GetValues<Role>()));
        Assert.True(Given.Lan.IsSignedIn);
    }

    [Fact]
    public void Campaign_IsSeenByWhoRunsItsUnit_AndByNobodyOfAnother()
    {
        var campaign = Given.Campaign();

        Assert.True(Sees(With(new ActorRole(Role.CampaignManager, Given.Province, "/a/", null, null)), campaign));
        Assert.False(Sees(With(new ActorRole(Role.CampaignManager, Other, "/b/", null, null)), campaign));
        Assert.False(Sees(Actor.Visitor, campaign));
    }

    [Fact]
    public void Campaign_IsNotSeenByAnAuditorOfAnotherCampaignOfTheSameUnit()
    {
        var campaign = Given.OpenCampaign();

        Assert.False(Sees(With(new ActorRole(Role.Auditor, Given.Province, "/a/", Given.OpenCampaign().Id, null)), campaign));
        Assert.True(Sees(With(new ActorRole(Role.Auditor, Given.Province, "/a/", campaign.Id, null)), campaign));
    }

    [Fact]
    public void Campaign_IsSeenByAParticipatingUnitOnceOpen()
    {
        var officer = With(new ActorRole(Role.UnitOfficer, Tree, "/a/", null, null));

        Assert.False(Sees(officer, Given.Campaign(), Tree));
        Assert.True(Sees(officer, Given.OpenCampaign(), Tree));
        Assert.False(Sees(officer, Given.OpenCampaign(), Other));
    }

    [Fact]
    public void Campaign_IsSeenByAnAppraisingAgencyOnceOpen()
    {
        var appraiser = With(new ActorRole(Role.Appraiser, Given.Department, "/a/", null, null));
        var campaign = Given.OpenCampaign();
        var criteria = new CampaignCriteria(Given.Lan, campaign.Id, "Bộ tiêu chí", null, [new CriterionText("1", null, 1, 0, true, "Tiêu chí", Points.FromDecimal(10), "expert")], Given.Now);

        Assert.False(Sees(appraiser, campaign, criteria: criteria));
        criteria.Nodes[0].AppraisedBy(Given.Department);
        Assert.True(Sees(appraiser, campaign, criteria: criteria));
    }

    [Fact]
    public void Management_IsForTheUnitsManager_OrTheOneOfThatCampaign()
    {
        var campaign = Given.OpenCampaign();
        var narrowed = With(new ActorRole(Role.CampaignManager, Given.Province, "/a/", campaign.Id, null));

        Assert.True(CampaignAccess.CanManage(narrowed, campaign));
        Assert.False(CampaignAccess.CanManage(narrowed, Given.OpenCampaign()));
        Assert.False(CampaignAccess.CanStart(narrowed, Given.Province));
        Assert.False(CampaignAccess.CanStartAny(narrowed));
        var manager = With(new ActorRole(Role.CampaignManager, Given.Province, "/a/", null, null));
        Assert.True(CampaignAccess.CanStart(manager, Given.Province) && CampaignAccess.CanStartAny(manager));
    }

    [Theory]
    [InlineData(Role.CampaignManager, true, true)]
    [InlineData(Role.AdvisingLeader, true, false)]
    [InlineData(Role.Leader, true, false)]
    [InlineData(Role.Auditor, true, false)]
    [InlineData(Role.RecordsClerk, false, true)]
    [InlineData(Role.UnitOfficer, false, false)]
    [InlineData(Role.Appraiser, false, false)]
    [InlineData(Role.Administrator, false, false)]
    public void Oversight_AndRecording_AreForTheseRoles(Role role, bool oversees, bool records)
    {
        var actor = With(new ActorRole(role, Given.Province, "/a/", null, null));

        Assert.Equal((oversees, records), (CampaignAccess.CanOversee(actor, Given.Campaign()), CampaignAccess.CanRecordIssuance(actor, Given.Campaign())));
    }

    [Theory]
    [InlineData(1, 3, true)]
    [InlineData(28, 2, false)]
    [InlineData(31, 3, true)]
    [InlineData(1, 4, false)]
    public void Assignment_IsHeldFromItsFirstToItsLastDay(int day, int month, bool held)
    {
        var assignment = new RoleAssignment(Given.Id(11), Role.UnitHead, Tree, Given.Day(1, 3), Given.Day(31, 3));
        var position = new Position(Given.Id(11), Tree, "Giám đốc", Given.Day(1, 3), Given.Day(31, 3));

        Assert.Equal((held, held), (assignment.HeldOn(Given.Day(day, month)), position.HeldOn(Given.Day(day, month))));
    }

    [Fact]
    public void Assignment_ThatEndsBeforeItBegins_IsRefused() =>
        Given.Refuses("assignment.to", "Ngày kết thúc phải từ ngày bắt đầu trở đi.", () => _ = new RoleAssignment(Given.Id(11), Role.UnitHead, Tree, Given.Day(2, 3), Given.Day(1, 3)));

    [Fact]
    public void Assignment_AnnouncedAndEnded_StandsInThePersonsHistory()
    {
        var assignment = new RoleAssignment(Given.Id(11), Role.UnitHead, Tree, Given.Day(1, 3));

        assignment.Announce(Given.Minh, Given.Now);
        Given.Left(assignment, Domain.Audit.AuditSubject.Person, Given.Id(11), null, Given.Minh, Given.Now, "person.assign", "Giao vai trò Thủ trưởng đơn vị", to: "Thủ trưởng đơn vị");
        assignment.End(Given.Minh, Given.Day(5, 3), Given.Now);

        Assert.Equal(Given.Day(5, 3), assignment.To);
        Given.Left(assignment, Domain.Audit.AuditSubject.Person, Given.Id(11), null, Given.Minh, Given.Now, "person.unassign", "Thôi vai trò Thủ trưởng đơn vị", to: "05/03/2026");
    }

    [Fact]
    public void Person_WithoutName_IsRefused() => Given.Refuses("person.name", "Cần ghi họ và tên.", () => _ = new Person(" ", null));

    [Fact]
    public void Person_KeepsOfficeMailInLowerCaseAndIsFoundWithoutMarks()
    {
        var person = new Person(" Đỗ Thị Hạnh ", Tree, "Chuyên viên", " ", "Hanh@SNV.gov.vn");

        Assert.Equal(("Đỗ Thị Hạnh", "hanh@snv.gov.vn", null, "do thi hanh chuyen vien hanh@snv.gov.vn"), (person.Name, person.Email, person.Phone, person.SearchText));
    }

    private static Actor With(params ActorRole[] roles) => new(Given.Id(13), "Phạm Thu Hà", roles);

    private static bool Sees(Actor actor, Campaign campaign, Guid? participatingUnit = null, CampaignCriteria? criteria = null)
    {
        Participant[] participants = [new(campaign.Id, campaign.Groups[0].Id, ParticipantKind.Collective, "Sở Tư pháp", participatingUnit ?? Given.Id(63))];
        return CampaignAccess.VisibleTo(actor, participants.AsQueryable(), (criteria?.Nodes ?? []).AsQueryable()).Compile()(campaign);
    }
}
