using CcHc.Portal.Data.Accounts;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Web.Tests.Frame;

namespace CcHc.Portal.Web.Tests.Features.Units;

/// <summary>A province with a department, a merged commune, people, territories of both structures, for the walk over all links.</summary>
public sealed class UnitWorld : IDemoWorld
{
    public async Task<IReadOnlyDictionary<string, Account>> FillAsync(PortalHost portal)
    {
        var province = await portal.UnitAsync("Ủy ban nhân dân tỉnh An Giang", UnitKind.ProvincialCommittee, code: "UBND");
        var department = await portal.UnitAsync("Sở Nội vụ", UnitKind.Department, province, "SNV");
        var commune = new Unit("Ủy ban nhân dân xã Tân Hội", UnitKind.CommuneCommittee, province, "30334");
        var old = new Unit("Ủy ban nhân dân xã Tân Hiệp", UnitKind.CommuneCommittee, province);
        var clerk = new Person("Lê Văn Văn", department.Id, "Văn thư");
        old.Rename(Actor.Portal, "Ủy ban nhân dân xã Tân Hiệp A", new DateOnly(2024, 1, 1), portal.Clock.Now);
        old.Close(Actor.Portal, new DateOnly(2025, 6, 30), null, portal.Clock.Now);
        await portal.SaveAsync(
            commune,
            old,
            clerk,
            new UnitLineage(old.Id, commune.Id, new DateOnly(2025, 7, 1), LineageKind.Merger, 0.6m),
            new AdministrativeUnit(TerritoryStructure.Until2025, "91", null, 1, "Tỉnh", "Tỉnh Kiên Giang"),
            new AdministrativeUnit(TerritoryStructure.From2025, "91", null, 1, "Tỉnh", "Tỉnh An Giang"),
            new AdministrativeUnit(TerritoryStructure.From2025, "30307", "91", 2, "Phường", "Phường Long Xuyên"));
        var admin = await portal.AccountAsync("admin", department, Role.Administrator, "Trần Quản Trị");
        var page = await (await (await portal.AsAsync(admin)).GetAsync("/imports/units"))
            .PostAsync(new { file = new Upload("so.csv", "Mã,Tên\nSTP,Sở Tư pháp\nX,"u8.ToArray()) });
        Assert.Equal("Báo cáo trước khi nhập", page.Heading);
        return new Dictionary<string, Account>
        {
            ["administrator"] = admin,
            ["manager"] = await portal.AccountAsync("quanly", province, Role.CampaignManager, "Nguyễn Quản Lý"),
            ["officer"] = await portal.AccountAsync("daumoi", commune, Role.UnitOfficer, "Phạm Đầu Mối"),
        };
    }
}
