using CcHc.Portal.Domain.Assessment;
using CcHc.Portal.Domain.People;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Assessment;

public sealed class FigureAccessTests
{
    private static readonly Guid Commune = Given.Id(61);

    [Theory]
    [InlineData(Role.CampaignManager, 1, true)]
    [InlineData(Role.Appraiser, 2, true)]
    [InlineData(Role.AgencyLead, 2, true)]
    [InlineData(Role.Appraiser, 3, false)]
    [InlineData(Role.UnitOfficer, 61, false)]
    [InlineData(Role.Auditor, 1, false)]
    public void CanImport_IsTheManagersAndTheAgencysOwn(Role role, int unit, bool expected)
    {
        Assert.Equal(expected, FigureAccess.CanImport(Holding(role, Given.Id(unit)), Given.OpenCampaign(), Given.Department, "3"));
    }

    [Fact]
    public void CanImport_NarrowedToAnotherField_IsNot()
    {
        var actor = new Actor(Given.Id(11), "Lan", [new ActorRole(Role.Appraiser, Given.Department, "", null, "2")]);

        Assert.False(FigureAccess.CanImport(actor, Given.OpenCampaign(), Given.Department, "3"));
    }

    [Fact]
    public void Blocked_IsTheAgencysOwnSheet_NotTheManagers()
    {
        var campaign = Given.OpenCampaign();

        Assert.Equal("Đây là đơn vị của anh/chị; số liệu do cơ quan phát động nhập.", FigureAccess.Blocked(Holding(Role.Appraiser, Given.Department), campaign, Given.Department));
        Assert.Null(FigureAccess.Blocked(Holding(Role.Appraiser, Given.Department), campaign, Commune));
        Assert.Null(FigureAccess.Blocked(Holding(Role.CampaignManager, Given.Province), campaign, Given.Province));
    }

    [Theory]
    [InlineData(Role.UnitOfficer, true)]
    [InlineData(Role.UnitHead, true)]
    [InlineData(Role.Appraiser, false)]
    public void CanChallenge_IsWhoFillsTheSheetIn(Role role, bool expected)
    {
        Assert.Equal(expected, FigureAccess.CanChallenge(Holding(role, Commune), Given.OpenCampaign(), Commune));
    }

    private static Actor Holding(Role role, Guid unit) => new(Given.Id(11), "Lan", [new ActorRole(role, unit, "", null, null)]);
}
