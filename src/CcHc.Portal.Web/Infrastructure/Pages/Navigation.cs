using CcHc.Portal.Domain.People;

namespace CcHc.Portal.Web.Infrastructure.Pages;

/// <summary>One line of the menu.</summary>
public sealed record NavigationEntry(string Text, string Path, Func<Actor, bool> IsFor);

/// <summary>The menu of each role. An entry shows once a page answers at its address, so features add pages and not menu lines.</summary>
public sealed class Navigation(EndpointDataSource endpoints)
{
    private static readonly NavigationEntry[] All =
    [
        new("Việc của tôi", "/", a => a.IsSignedIn),
        new("Phong trào", "/campaigns", a => a.IsSignedIn),
        new("Kho tài liệu kiểm chứng", "/evidence", a => a.HoldsAny(Role.UnitOfficer, Role.UnitHead)),
        new("Thẩm định", "/appraisal", a => a.HoldsAny(Role.Appraiser, Role.AgencyLead)),
        new("Hội đồng", "/council", a => a.HoldsAny(Role.CouncilMember, Role.CouncilSecretary, Role.CouncilChair)),
        new("Văn bản", "/papers", a => a.HoldsAny(Role.CampaignManager, Role.AdvisingLeader, Role.Leader, Role.RecordsClerk)),
        new("Kiểm tra thể thức", "/document-checks", a => a.HoldsAny(Role.CampaignManager, Role.AdvisingLeader, Role.RecordsClerk, Role.UnitOfficer, Role.UnitHead, Role.CouncilSecretary)),
        new("Bộ tiêu chí", "/criteria-sets", a => a.HoldsAny(Role.CampaignManager, Role.Administrator)),
        new("Đơn vị", "/units", a => a.HoldsAny(Role.CampaignManager, Role.Administrator)),
        new("Tài khoản", "/accounts", a => a.Holds(Role.Administrator)),
        new("Lịch làm việc", "/working-calendar", a => a.Holds(Role.Administrator)),
        new("Nhật ký", "/audit", a => a.HoldsAny(Role.Administrator, Role.Auditor)),
        new("Kết quả", "/ket-qua", _ => true),
        new("Tra cứu", "/tra-cuu", _ => true),
    ];

    public IReadOnlyList<NavigationEntry> For(Actor actor)
    {
        var pages = endpoints.Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Get) == true)
            .Select(e => "/" + e.RoutePattern.RawText?.Trim('/'))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return [.. All.Where(e => e.IsFor(actor) && pages.Contains(e.Path))];
    }
}
