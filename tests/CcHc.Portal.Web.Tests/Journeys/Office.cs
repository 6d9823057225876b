using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using CcHc.Portal.Data.Seeds;
using CcHc.Portal.Data.Tables;
using CcHc.Portal.Web.Commands;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.Extensions.DependencyInjection;

namespace CcHc.Portal.Web.Tests.Journeys;

/// <summary>A commune with the people who work for it and what it says of itself.</summary>
/// <param name="Plan">The level of criterion 1.1 as the page words it.</param>
/// <param name="Done">Finished of 20 tasks.</param>
/// <param name="Posted">Whether criterion 2.2 is met.</param>
public sealed record Commune(string Unit, string Officer, string Head, string Plan, int Done, bool Posted);

/// <summary>
/// A province with two departments and four communes over a portal that is really served: SQLite file, file store, paper engine.
/// Its steps are the acts that both journeys tell the same way.
/// </summary>
public sealed class Office : IAsyncDisposable
{
    public const string Campaign = "Đẩy mạnh cải cách hành chính năm 2025";
    public const string Province = "Ủy ban nhân dân tỉnh Hòa An";
    public const string East = "Ủy ban nhân dân xã Đông Hòa";
    public const string West = "Ủy ban nhân dân xã Tây Hòa";
    public const string South = "Ủy ban nhân dân xã Nam Hòa";
    public const string North = "Ủy ban nhân dân xã Bắc Hòa";
    public const string Stand = "Giữ điểm tự chấm cho 4 điểm chưa thẩm định; kết quả ghi rõ «chưa thẩm định».";
    public const string AwardForm = "Bằng khen của Chủ tịch Ủy ban nhân dân cấp tỉnh";

    /// <summary>The communes, and how they judge themselves: 98 (of which two points will not stand), 90, 90 and 70 points.</summary>
    public static readonly IReadOnlyList<Commune> Communes =
    [
        new(East, "dong.hoa", "thu.truong.dh", "Đúng hạn – 20 điểm", 19, true),
        new(West, "tay.hoa", "thu.truong.th", "Đúng hạn – 20 điểm", 15, true),
        new(South, "nam.hoa", "thu.truong.nh", "Chậm – 10 điểm", 20, true),
        new(North, "bac.hoa", "thu.truong.bh", "Đúng hạn – 20 điểm", 15, false),
    ];

    private const string Password = "một câu đủ dài để nhớ";

    private static readonly byte[] Criteria = Encoding.UTF8.GetBytes(
        "code,parent,title,max_points,method,rule,evidence,agency\n" +
        "1,,Chỉ đạo điều hành,60,group,sum of children,,\n" +
        "1.1,1,Ban hành kế hoạch cải cách hành chính,20,choice,đúng hạn=20 | chậm=10 | không=0,Kế hoạch,Sở Nội vụ\n" +
        "1.2,1,Tỷ lệ nhiệm vụ hoàn thành,40,ratio,score=R*max,Báo cáo năm,Sở Nội vụ\n" +
        "2,,Đổi mới phục vụ,40,group,sum of children,,\n" +
        "2.1,2,Sáng kiến được áp dụng,20,count,per=5; unit=sáng kiến; cap=20,Quyết định công nhận,Sở Tư pháp\n" +
        "2.2,2,Niêm yết công khai thủ tục,20,choice,đạt=20 | không đạt=0,Ảnh chụp,Sở Tư pháp\n");

    private readonly PortalHost portal;
    private readonly Chromium chromium;
    private readonly Uri address;
    private readonly bool scripts;
    private readonly List<Walker> walkers = [];
    private readonly Dictionary<string, Walker> atWork = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string UserName, string Code)> slips = new(StringComparer.Ordinal);

    private Office(PortalHost portal, Chromium chromium, Uri address, bool scripts) =>
        (this.portal, this.chromium, this.address, this.scripts) = (portal, chromium, address, scripts);

    /// <summary>Null where pages are walked without scripts: what looks at them is a script itself.</summary>
    public Findings? Findings { get; private init; }

    /// <summary>Address of the campaign's page, once it was begun.</summary>
    public string Home { get; private set; } = "";

    public static async Task<Office> OpenAsync(Chromium chromium, bool scripts)
    {
        Assert.SkipWhen(Chromium.Path is null, Chromium.Missing);
        Assert.SkipUnless(OfficeFiles.CanReadPdf, "No pdftotext found (Debian: poppler-utils): the decision could not be read.");
        var (portal, address) = await PortalHost.ServeAsync(new Dictionary<string, string> { ["Documents:Browser"] = Chromium.Path! });
        var office = new Office(portal, chromium, address, scripts) { Findings = scripts ? new Findings() : null };
        office.ItIs(15, 7);
        await portal.DbAsync(async db =>
        {
            await PortalSeed.ApplyAsync(db, portal.Clock);
            return 0;
        });
        return office;
    }

    /// <summary>Moves the clock to 09:00 of a day of 2025 in Việt Nam.</summary>
    public void ItIs(int day, int month) => portal.Clock.Now = new DateTimeOffset(2025, month, day, 2, 0, 0, TimeSpan.Zero);

    public Task RunJobsAsync() => portal.RunJobsAsync();

    public async Task<Walker> VisitorAsync(string who = "A visitor")
    {
        var walker = await Walker.ArriveAsync(who, await chromium.ContextAsync(address, scripts), Findings);
        walkers.Add(walker);
        return walker;
    }

    /// <summary>The first administrator, by the link that the command prints.</summary>
    public async Task<Walker> AdministratorAsync()
    {
        await using var scope = portal.Services.CreateAsyncScope();
        var invitation = await CreateAdminCommand.CreateAsync(scope.ServiceProvider, "quan.tri", "Ngô Văn Trị", "Trung tâm Chuyển đổi số");
        var administrator = await VisitorAsync("The administrator");
        await administrator.OpenAsync(invitation.Path);
        await administrator.FillAsync("Mật khẩu", Password);
        await administrator.FillAsync("Nhập lại mật khẩu", Password);
        await administrator.ClickAsync("Đặt mật khẩu và vào cổng");
        await administrator.SeesAsync("Đã đặt mật khẩu.");
        administrator.Knows("quan.tri", Password);
        return administrator;
    }

    /// <summary>Step 1: units and people from the office's workbooks; slips with one-time codes.</summary>
    public async Task ImportAsync(Walker administrator, bool leadersSignIn)
    {
        await administrator.Head.FollowAsync("Đơn vị");
        await administrator.OpenAsync("/imports");
        await administrator.FollowAsync("Đơn vị");
        await administrator.AttachAsync("Tệp", "don-vi.xlsx", await UnitsAsync());
        await administrator.FillAsync("Thay đổi có hiệu lực từ ngày", "01/07/2025");
        await administrator.ClickAsync("Tải lên và xem báo cáo");
        await administrator.ClickAsync("Thực hiện: 7 mới, 0 thay đổi, 0 kết thúc");
        await administrator.SeesAsync("Đang nhập");
        await RunJobsAsync();
        await administrator.OpenAsync("/imports");
        await administrator.FollowAsync("don-vi.xlsx");
        await administrator.SeesAsync("Kết quả nhập");

        await administrator.OpenAsync("/imports");
        await administrator.FollowAsync("Người đầu mối và tài khoản");
        await administrator.AttachAsync("Tệp", "dau-moi.xlsx", await ContactsAsync(leadersSignIn));
        await administrator.FillAsync("Vai trò có hiệu lực từ ngày", "01/07/2025");
        await administrator.ClickAsync("Tải lên và xem báo cáo");
        var people = People(leadersSignIn).Count();
        await administrator.ClickAsync($"Thực hiện: {people} mới, 0 thay đổi, 0 kết thúc");
        await administrator.SeesAsync($"{people} tài khoản mới được lập");
        foreach (var slip in await administrator.Page.GetByRole(Microsoft.Playwright.AriaRole.Article).AllAsync())
        {
            var facts = await slip.GetByRole(Microsoft.Playwright.AriaRole.Definition).AllInnerTextsAsync();
            slips[facts[2].Trim()] = (facts[2].Trim(), facts[3].Trim());
        }

        Assert.Equal(people, slips.Count);
    }

    /// <summary>Somebody with a slip: signs in with the code, must choose a password, and is at work. Who is at work already is just called.</summary>
    public async Task<Walker> SignInAsync(string userName)
    {
        if (atWork.TryGetValue(userName, out var there))
        {
            return there;
        }

        var walker = atWork[userName] = await VisitorAsync(userName);
        await walker.OpenAsync("/");
        await walker.FillAsync("Tên đăng nhập", userName);
        await walker.FillAsync("Mật khẩu", slips[userName].Code);
        await walker.ClickAsync("Đăng nhập");
        await walker.SeesAsync("Đây là lần đăng nhập đầu tiên.");
        await walker.FillAsync("Mật khẩu hiện tại", slips[userName].Code);
        await walker.FillAsync("Mật khẩu mới", Password);
        await walker.FillAsync("Nhập lại mật khẩu mới", Password);
        await walker.ClickAsync("Đổi mật khẩu");
        await walker.SeesAsync("Việc của tôi");
        walker.Knows(userName, Password);
        return walker;
    }

    /// <summary>Step 2: the sections of the task list, one after the other.</summary>
    public async Task PrepareAsync(Walker manager)
    {
        await manager.Head.FollowAsync("Phong trào");
        await manager.FollowAsync("Lập phong trào mới");
        await manager.FillAsync("Tên phong trào", Campaign);
        await manager.FillAsync("Năm", "2025");
        await manager.ChooseAsync("Cơ quan phát động", Province);
        await manager.ChooseAsync("Cách đánh giá", "Chấm điểm");
        await manager.ClickAsync("Lập phong trào");
        await manager.SeesAsync("Chuẩn bị phong trào");
        Home = manager.Path[..manager.Path.LastIndexOf('/')];

        await manager.FollowAsync("Thông tin và căn cứ");
        await manager.FillAsync("Bắt đầu từ ngày", "16/07/2025");
        await manager.FillAsync("Đến hết ngày", "31/12/2025");
        await manager.ChooseAsync("Cơ quan tham mưu", "Sở Nội vụ");
        await manager.FillAsync("Căn cứ pháp lý", "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022\nNghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ");
        await manager.FillAsync("Mục đích", "Nâng cao chất lượng phục vụ người dân và doanh nghiệp");
        await manager.FillAsync("Yêu cầu", "Thiết thực, công khai, đúng tiến độ");
        await manager.FillAsync("Đối tượng tập thể", "Các sở, ban, ngành\nỦy ban nhân dân các xã");
        await manager.FillAsync("Nội dung thi đua", "Giải quyết hồ sơ đúng hạn\nĐổi mới lề lối làm việc");
        await manager.FillAsync("Chỉ tiêu", "100% hồ sơ thủ tục hành chính được giải quyết đúng hạn");
        await manager.FillAsync("Chế độ báo cáo", "Các đơn vị báo cáo Sở Nội vụ trước ngày 15 tháng 11 năm 2025");
        await manager.ClickAsync("Lưu thông tin và căn cứ");
        await manager.SeesAsync("Đã lưu thông tin và căn cứ.");

        await GroupAsync(manager, "Ủy ban nhân dân xã", "Ủy ban nhân dân xã, phường, thị trấn, đặc khu", 4);
        await GroupAsync(manager, "Sở, ban, ngành", "Cơ quan chuyên môn", 2);

        await SectionAsync(manager, "Bộ tiêu chí");
        await manager.FollowAsync("Nhập từ tệp Excel, CSV");
        await manager.AttachAsync("Tệp bộ tiêu chí", "bo-tieu-chi.csv", Criteria);
        await manager.ClickAsync("Đọc thử tệp");
        await manager.FillAsync("Tên bộ tiêu chí", "Bộ tiêu chí cải cách hành chính 2025");
        await manager.ClickAsync("Nhập bộ tiêu chí");
        await manager.ClickAsync("Chép 4 tiêu chí vào phong trào");
        await manager.SeesAsync("Đã chép «Bộ tiêu chí cải cách hành chính 2025» vào phong trào.");

        await SectionAsync(manager, "Xếp hạng, xếp loại");
        await manager.ClickAsync("Thêm mức");
        await manager.ClickAsync("Thêm mức");
        await manager.Group("Mức 1").FillAsync("Tên mức", "Xuất sắc");
        await manager.Group("Mức 1").FillAsync("Từ (% điểm tối đa)", "95");
        await manager.Group("Mức 2").FillAsync("Tên mức", "Tốt");
        await manager.Group("Mức 2").FillAsync("Từ (% điểm tối đa)", "80");
        await manager.ClickAsync("Lưu quy tắc");
        await manager.SeesAsync("Đã lưu quy tắc xếp hạng, xếp loại.");

        await SectionAsync(manager, "Mốc thời gian");
        await PhaseAsync(manager, "Đăng ký thi đua", "16/07/2025", "31/07/2025");
        await PhaseAsync(manager, "Tổ chức thực hiện", "01/08/2025", "31/10/2025");
        await PhaseAsync(manager, "Tự chấm điểm", "01/11/2025", "15/11/2025");
        await PhaseAsync(manager, "Thẩm định", "16/11/2025", "30/11/2025");
        await PhaseAsync(manager, "Phê duyệt, công bố", "01/12/2025", "05/12/2025");
        await PhaseAsync(manager, "Đề nghị khen thưởng", "01/12/2025", "15/12/2025");
        await PhaseAsync(manager, "Quyết định, trao thưởng", "16/12/2025", "31/12/2025");
        await manager.ClickAsync("Lưu mốc thời gian");
        await manager.SeesAsync("Đã lưu mốc thời gian.");

        await SectionAsync(manager, "Thẩm định");
        await manager.ClickAsync("Lưu việc giao thẩm định");
        await manager.SeesAsync("Đã giao cơ quan thẩm định.");
        foreach (var (agency, other) in new[] { ("Sở Nội vụ", "Sở Tư pháp"), ("Sở Tư pháp", "Sở Nội vụ") })
        {
            // Both take part themselves, and nobody appraises the own unit.
            await manager.OpenAsync($"{Home}/appraisal/stand-ins");
            await manager.FollowAsync($"Giao cơ quan thẩm định phiếu của {agency}");
            await manager.ChooseAsync("Cơ quan thẩm định thay", other);
            await manager.ClickAsync("Lưu việc giao");
            await manager.SeesAsync($"Đã giao {other} thẩm định phiếu của {agency}.");
        }

        await SectionAsync(manager, "Khen thưởng");
        var award = manager.Group("Hình thức 1");
        await award.ChooseAsync("Hình thức", AwardForm);
        await award.ChooseAsync("Nhóm", "Ủy ban nhân dân xã");
        await award.ChooseAsync("Cách tính", "Số lượng tối đa");
        await award.FillAsync("Chỉ tiêu", "3");
        await manager.ClickAsync("Lưu phần khen thưởng");
        await manager.SeesAsync("Đã lưu hình thức và chỉ tiêu khen thưởng.");
    }

    /// <summary>Step 2, the paper: drafted, checked, bản trình ký, recorded; then the round is opened.</summary>
    public async Task PlanAndOpenAsync(Walker manager, string? onBehalfOf = null)
    {
        await manager.OpenAsync($"{Home}/check");
        await manager.SeesDisabledAsync("Mở đợt và thông báo tới 6 đơn vị");
        await SectionAsync(manager, "Kế hoạch");
        await manager.ClickAsync("Lập dự thảo kế hoạch");
        await manager.FollowAsync($"Kế hoạch: Phát động phong trào thi đua “{Campaign}”");
        ItIs(16, 7);
        await CheckAndSubmitAsync(manager);
        await RecordAsync(manager, "84", "16/07/2025", onBehalfOf);

        await manager.OpenAsync($"{Home}/check");
        await manager.ClickAsync("Mở đợt và thông báo tới 6 đơn vị");
        await manager.SeesAsync("Phong trào đã mở");
        await manager.SeesAsync("số 84/KH-UBND");
    }

    /// <summary>On a paper's page: two names for the check, then the frozen text.</summary>
    public static async Task CheckAndSubmitAsync(Walker drafter)
    {
        await drafter.FollowAsync("Ghi nhận đã kiểm tra");
        await drafter.FillAsync("Người kiểm tra nội dung", "Hoàng Thị Lan");
        await drafter.FillAsync("Người kiểm tra thể thức, kỹ thuật trình bày", "Phạm Thị Thư");
        await drafter.ClickAsync("Ghi nhận");
        await drafter.ClickAsync("Lập bản trình ký");
        await drafter.SeesAsync("Đã lập bản trình ký.");
    }

    /// <summary>On a paper's page: takes the pages along and records what came back, frozen with its hash.</summary>
    public static async Task RecordAsync(Walker recorder, string number, string day, string? onBehalfOf = null)
    {
        var (_, pdf) = await recorder.DownloadAsync("Tải PDF");
        var signed = OfficeFiles.SignedCopy(pdf);
        await recorder.FollowAsync("Ghi nhận ban hành");
        await recorder.FillAsync("Số", number);
        await recorder.FillAsync("Ngày ban hành", day);
        await recorder.AttachAsync("Tệp văn bản đã ký", "da-ky.pdf", signed);
        if (onBehalfOf is not null)
        {
            await recorder.FillAsync("Ghi nhận thay cho", onBehalfOf);
        }

        await recorder.ClickAsync("Ghi nhận ban hành");
        await recorder.SeesAsync("Đã ghi nhận ban hành");
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(signed)), await recorder.FactAsync("Mã kiểm tra SHA-256"));
        if (onBehalfOf is not null)
        {
            Assert.Contains($"(ghi nhận thay: {onBehalfOf})", await recorder.FactAsync("Ghi nhận bởi"), StringComparison.Ordinal);
        }
    }

    /// <summary>Step 3: the officer writes the pledge and sends it up.</summary>
    public async Task RegisterAsync(Walker officer)
    {
        await officer.OpenAsync(Home);
        await officer.FollowAsync("Đăng ký thi đua");
        await officer.FillAsync("Chỉ tiêu đăng ký", "Hồ sơ giải quyết đúng hạn; 100%; 31/10/2025\nÍt nhất 02 sáng kiến được áp dụng");
        await officer.FillAsync("Hình thức khen thưởng phấn đấu", AwardForm);
        await officer.ClickAsync("Lưu bản đăng ký");
        await officer.SeesAsync("Đã lưu bản đăng ký.");
        await officer.ClickAsync("Trình thủ trưởng duyệt");
        await officer.SeesAsync("Đã trình thủ trưởng duyệt bản đăng ký.");
    }

    /// <summary>Step 4: the officer answers every criterion, with a proof from the store or an explanation, and sends the sheet up.</summary>
    /// <param name="proof">An item of the store as the page names it.</param>
    public async Task ScoreAsync(Walker officer, Commune commune, string? proof = null)
    {
        var done = commune.Done;
        await officer.OpenAsync(Home);
        await officer.FollowAsync("Tự chấm điểm");
        await officer.FollowAsync("Tất cả");

        var first = officer.Article("1.1. Ban hành kế hoạch cải cách hành chính");
        await first.TickAsync(commune.Plan);
        if (proof is not null)
        {
            await first.UnfoldAsync("Chọn từ kho");
            await first.TickAsync(proof);
        }

        await first.FillAsync("Giải trình cách tính điểm", "Kế hoạch đã gửi Sở Nội vụ");
        await officer.ClickAsync("Lưu tiêu chí 1.1");
        await officer.SeesAsync("Đã lưu tiêu chí 1.1.");

        var second = officer.Article("1.2. Tỷ lệ nhiệm vụ hoàn thành");
        await second.FillAsync("Tử số", done.ToString(CultureInfo.InvariantCulture));
        await second.FillAsync("Mẫu số", "20");
        await second.FillAsync("Giải trình cách tính điểm", $"{done} trong 20 nhiệm vụ được giao");
        await officer.ClickAsync("Lưu tiêu chí 1.2");

        var third = officer.Article("2.1. Sáng kiến được áp dụng");
        await third.FillAsync("Số sáng kiến", "4");
        await third.AttachAsync("Thêm tệp mới", "quyet-dinh-cong-nhan.pdf", OfficeFiles.Scan($"Quyet dinh cong nhan {commune.Officer}"));
        await officer.ClickAsync("Lưu tiêu chí 2.1");
        await officer.SeesAsync("Đã lưu tiêu chí 2.1.");

        var fourth = officer.Article("2.2. Niêm yết công khai thủ tục");
        await fourth.TickAsync(commune.Posted ? "Đạt – 20 điểm" : "Không đạt – 0 điểm");
        await fourth.FillAsync("Giải trình cách tính điểm", "Niêm yết tại Trung tâm phục vụ hành chính công");
        await officer.ClickAsync("Lưu tiêu chí 2.2");

        await officer.FollowAsync("Kiểm tra trước khi gửi");
        await officer.TickAsync("Tôi đã xem các điểm cần lưu ý");
        await officer.ClickAsync("Trình thủ trưởng duyệt");
        await officer.SeesAsync("Đã trình thủ trưởng duyệt kết quả tự chấm điểm.");
    }

    /// <summary>Step 5: the two agencies; one sheet point by point, the rest by the column. The own unit cannot be opened.</summary>
    public async Task AppraiseAsync(Walker homeAffairs, Walker justice)
    {
        await homeAffairs.Head.FollowAsync("Thẩm định");
        await homeAffairs.FollowAsync(Campaign);
        await homeAffairs.Row("Sở Nội vụ").SeesAsync("Không mở được");
        await homeAffairs.FollowAsync(East);
        await homeAffairs.ClickAsync("Đồng ý với điểm tự chấm (20,00)");
        await homeAffairs.FillAsync("Điểm thẩm định", "36");
        await homeAffairs.FillAsync("Lý do", "Một nhiệm vụ hoàn thành chưa có sản phẩm");
        await homeAffairs.ClickAsync("Lưu và sang mục tiếp");
        await homeAffairs.SeesAsync($"Đã lưu: {East}, tiêu chí 1.2, 36,00 điểm.");
        await AppraiseByColumnAsync(homeAffairs, "Ban hành kế hoạch cải cách hành chính", "TH\t20\nNH\t10\nBH\t20", 3);
        await AppraiseByColumnAsync(homeAffairs, "Tỷ lệ nhiệm vụ hoàn thành", "TH\t30\nNH\t40\nBH\t30", 3);
        await AppraiseByColumnAsync(justice, "Sáng kiến được áp dụng", "DH\t20\nTH\t20\nNH\t20\nBH\t20", 4);
        await AppraiseByColumnAsync(justice, "Niêm yết công khai thủ tục", "DH\t20\nTH\t20\nNH\t20\nBH\t0", 4);
    }

    /// <summary>Step 5: one criterion for all units, a column pasted from a sheet of the appraiser's own.</summary>
    public async Task AppraiseByColumnAsync(Walker appraiser, string criterion, string column, int rows, string? reason = null)
    {
        await appraiser.Head.FollowAsync("Thẩm định");
        await appraiser.FollowAsync("Theo tiêu chí");
        await appraiser.FollowAsync(criterion);
        await appraiser.FillAsync("Nội dung dán", column);
        if (reason is not null)
        {
            await appraiser.FillAsync("Lý do chung", reason);
        }

        await appraiser.ClickAsync("Xem trước");
        await appraiser.SeesAsync($"{rows} dòng sẽ lưu");
        await appraiser.ClickAsync($"Lưu {rows} dòng");
        await appraiser.SeesAsync($"Đã lưu {rows} dòng");
    }

    /// <summary>Step 6: points settled, ranks with a tie, published, workbook.</summary>
    public async Task SettleAndPublishAsync(Walker manager)
    {
        await manager.OpenAsync(Home);
        await manager.FollowAsync("Tiến độ thẩm định");
        await manager.ClickAsync("Chốt điểm, xếp hạng");
        await manager.OpenAsync(Home);
        await manager.FollowAsync("Bảng xếp hạng");
        var league = await manager.TableAsync("Ủy ban nhân dân xã");
        Assert.Equal(
            [["1", East, "96,00", "Xuất sắc"], ["2", South, "90,00", "Tốt"], ["2", West, "90,00", "Tốt"], ["4", North, "70,00", "–"]],
            league.Select(row => new[] { row[0], row[1], row[5], row[6] }));
        await manager.SeesAsync("(1, 2, 2, 4)");

        await manager.FollowAsync("Công bố kết quả");
        await manager.TickAsync("Tôi đã kiểm tra, công bố kết quả của 6 tập thể, cá nhân");
        await manager.ClickAsync("Công bố kết quả tới 6 tập thể, cá nhân");
        await manager.SeesAsync($"Đã công bố kết quả «{Campaign}».");

        await manager.OpenAsync($"{Home}/league");
        var (name, workbook) = await manager.DownloadAsync("Tải bảng tổng hợp điểm (XLSX)");
        Assert.EndsWith(".xlsx", name, StringComparison.Ordinal);
        using var content = new MemoryStream(workbook);
        var lines = TableFile.Read(content, name).Lines.Select(line => string.Join('|', line.Cells.Select(c => c.Text))).ToList();
        Assert.Contains(lines, line => line.StartsWith($"1|{East}|", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith($"4|{North}|", StringComparison.Ordinal));
        Assert.Equal(2, lines.Count(line => line.StartsWith("2|Ủy ban nhân dân xã", StringComparison.Ordinal)));
    }

    /// <summary>Step 6, the list: filled by rank within the quota, and the Tờ trình that proposes it, recorded.</summary>
    public async Task ProposeAsync(Walker manager, string? onBehalfOf = null)
    {
        await manager.OpenAsync(Home);
        await manager.FollowAsync("Đề nghị khen thưởng");
        await manager.SeesAsync("Chỉ tiêu 3");
        await manager.ClickAsync("Lập danh sách theo bảng xếp hạng");
        Assert.Equal([East, South, West], (await manager.TableAsync("Danh sách đề nghị")).Select(row => row[1]));
        await manager.SeesAsync("đã đề nghị 3, còn 0");
        await manager.ClickAsync("Lập Tờ trình");
        await ToPaperAsync(manager, "Dự thảo Tờ trình");
        await CheckAndSubmitAsync(manager);
        await RecordAsync(manager, "120", "08/12/2025", onBehalfOf);
    }

    /// <summary>Step 7: Quyết định khen thưởng up to the bản trình ký; gives the address of its page.</summary>
    public async Task<string> DraftDecisionAsync(Walker manager)
    {
        await manager.OpenAsync($"{Home}/awards");
        await manager.ClickAsync("Lập Quyết định khen thưởng");
        await ToPaperAsync(manager, "Dự thảo Quyết định");
        await CheckAndSubmitAsync(manager);
        return manager.Path;
    }

    /// <summary>Step 7, the certificates as one file to print.</summary>
    public async Task PrintCertificatesAsync(Walker manager)
    {
        await manager.OpenAsync($"{Home}/awards");
        await manager.FollowAsync("In và theo dõi giấy khen");
        await manager.FollowAsync("In 3 tờ chưa in");
        await manager.ClickAsync("Dựng tệp in");
        await RunJobsAsync();
        await manager.OpenAsync(manager.Path);
        var text = await OfficeFiles.TextOfAsync(await manager.FetchAsync("Tải tệp in"));
        OfficeFiles.AssertInOrder(text, East, South, West);
    }

    /// <summary>Step 8: somebody without an account finds results, paper and award, and reads the decision.</summary>
    public async Task LookUpAsync(Walker visitor)
    {
        await visitor.OpenAsync("/ket-qua");
        await visitor.FollowAsync(Campaign);
        var table = await visitor.TableAsync("Ủy ban nhân dân xã");
        Assert.Equal(
            [["1", East, "96,00"], ["2", South, "90,00"], ["2", West, "90,00"], ["4", North, "70,00"]],
            table.Select(row => new[] { row[0], row[1], row[2] }));
        var (_, csv) = await visitor.DownloadAsync("Tải bảng của nhóm này (CSV)");
        OfficeFiles.AssertInOrder(Encoding.UTF8.GetString(csv), East, South, West, North);
        await visitor.FollowAsync("Danh sách 3 tập thể, cá nhân được khen thưởng");
        Assert.Equal(
            [["1", East, "Bằng khen"], ["2", South, "Bằng khen"], ["3", West, "Bằng khen"]],
            (await visitor.TableAsync("được khen thưởng theo thứ tự trong Quyết định")).Select(row => new[] { row[0], row[1], row[2] }));

        await visitor.Head.FollowAsync("Tra cứu");
        await visitor.FillAsync("Tập thể hoặc họ tên cá nhân", "dong hoa");
        await visitor.ClickAsync("Tìm khen thưởng");
        await visitor.Row(East).SeesAsync("Số 2468/QĐ-UBND");
        await visitor.FillAsync("Số, ký hiệu", "2468");
        await visitor.FillAsync("Ngày hoặc năm ban hành", "2025");
        await visitor.ClickAsync("Tìm văn bản");
        await visitor.SeesAsync("Quyết định khen thưởng số 2468/QĐ-UBND");
        var decision = await OfficeFiles.TextOfAsync(await visitor.FetchAsync("Mở văn bản (PDF)"));
        OfficeFiles.AssertInOrder(
            decision,
            "ỦY BAN NHÂN DÂN",
            "2468/QĐ-UBND",
            "ngày 16 tháng 12 năm 2025",
            "QUYẾT ĐỊNH",
            "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
            "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 120/TTr-SNV ngày 08 tháng 12 năm 2025",
            "Tặng Bằng khen cho 03 tập thể",
            "CHỦ TỊCH Trần Văn Bình",
            "DANH SÁCH TẬP THỂ ĐƯỢC TẶNG BẰNG KHEN",
            "số 2468/QĐ-UBND ngày 16 tháng 12 năm 2025");
        var annex = decision[decision.IndexOf("DANH SÁCH TẬP THỂ", StringComparison.Ordinal)..];
        Assert.Equal(
            [$"1 {East}", $"2 {South}", $"3 {West}"],
            Regex.Matches(annex, @"(\d+ Ủy ban nhân dân xã \w+ \w+) 7\.020\.000").Select(row => row.Groups[1].Value));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var walker in walkers)
        {
            await walker.DisposeAsync();
        }

        await portal.DisposeAsync();
    }

    private static async Task ToPaperAsync(Walker manager, string link)
    {
        // The act leads to the paper itself, or to the list that links to it.
        if (!manager.Path.StartsWith("/papers/", StringComparison.Ordinal))
        {
            await manager.FollowAsync(link);
        }
    }

    private static async Task PhaseAsync(Walker manager, string phase, string first, string last)
    {
        await manager.Group(phase).FillAsync("Từ ngày", first);
        await manager.Group(phase).FillAsync("Đến hết ngày", last);
    }

    private static Task<byte[]> UnitsAsync() => OfficeFiles.XlsxAsync(
        "DANH SÁCH CƠ QUAN, ĐƠN VỊ",
        ["Mã", "Tên đơn vị", "Loại", "Mã đơn vị cấp trên", "Ngày thành lập", "Ký hiệu văn bản", "Địa danh"],
        [
            ["UBND", Province, "UBND tỉnh", "", "01/07/2025", "UBND", "Hòa An"],
            ["SNV", "Sở Nội vụ", "Cơ quan chuyên môn", "UBND", "01/07/2025", "SNV", "Hòa An"],
            ["STP", "Sở Tư pháp", "Cơ quan chuyên môn", "UBND", "01/07/2025", "STP", "Hòa An"],
            ["DH", East, "UBND xã", "UBND", "01/07/2025", "UBND", "Đông Hòa"],
            ["TH", West, "UBND xã", "UBND", "01/07/2025", "UBND", "Tây Hòa"],
            ["NH", South, "UBND xã", "UBND", "01/07/2025", "UBND", "Nam Hòa"],
            ["BH", North, "UBND xã", "UBND", "01/07/2025", "UBND", "Bắc Hòa"],
        ]);

    // Those above chuyên viên are listed in any case, because they sign papers; where they never sign in they hold no role.
    private static IEnumerable<string[]> People(bool leadersSignIn)
    {
        string[][] experts =
        [
            ["UBND", "Lê Thị Quản", "Chuyên viên", "quản lý", "quan.ly"],
            ["SNV", "Nguyễn Văn Nội", "Chuyên viên", "thẩm định", "noi.vu"],
            ["STP", "Đỗ Văn Luật", "Chuyên viên", "thẩm định", "tu.phap"],
            ["DH", "Trần Thị Đông", "Công chức", "đầu mối", "dong.hoa"],
            ["TH", "Lý Văn Tây", "Công chức", "đầu mối", "tay.hoa"],
            ["NH", "Bùi Thị Nam", "Công chức", "đầu mối", "nam.hoa"],
            ["BH", "Cao Văn Bắc", "Công chức", "đầu mối", "bac.hoa"],
        ];
        string[][] leaders =
        [
            ["UBND", "Trần Văn Bình", "Chủ tịch", "Lãnh đạo", "chu.tich"],
            ["UBND", "Phạm Thị Thư", "Văn thư", "Văn thư", "van.thu"],
            ["SNV", "Hoàng Thị Lan", "Giám đốc Sở", "Lãnh đạo cơ quan thẩm định", "giam.doc.nv"],
            ["STP", "Vũ Thị Pháp", "Giám đốc Sở", "Lãnh đạo cơ quan thẩm định", "giam.doc.tp"],
            ["DH", "Võ Văn Đoàn", "Chủ tịch", "thủ trưởng", "thu.truong.dh"],
            ["TH", "Đinh Thị Tâm", "Chủ tịch", "thủ trưởng", "thu.truong.th"],
            ["NH", "Hồ Văn Nghĩa", "Chủ tịch", "thủ trưởng", "thu.truong.nh"],
            ["BH", "Mai Thị Bảo", "Chủ tịch", "thủ trưởng", "thu.truong.bh"],
        ];
        return experts.Concat(leaders.Select(l => leadersSignIn ? l : [l[0], l[1], l[2], "", l[4]]));
    }

    private static Task<byte[]> ContactsAsync(bool leadersSignIn) => OfficeFiles.XlsxAsync(
        "DANH SÁCH CÔNG CHỨC ĐẦU MỐI",
        ["Mã đơn vị", "Họ và tên", "Chức vụ", "Vai trò", "Tên đăng nhập"],
        People(leadersSignIn));

    private async Task SectionAsync(Walker manager, string section)
    {
        await manager.OpenAsync($"{Home}/preparation");
        await manager.FollowAsync(section);
    }

    private async Task GroupAsync(Walker manager, string name, string kind, int units)
    {
        await SectionAsync(manager, "Đơn vị, cá nhân tham gia");
        await manager.FillAsync("Tên nhóm", name);
        await manager.ChooseAsync("Ai tham gia", "Tập thể");
        await manager.ClickAsync("Thêm nhóm");
        await manager.FollowAsync("Chọn đơn vị từ danh mục");
        await manager.ChooseAsync("Loại đơn vị", kind);
        await manager.ClickAsync("Lọc");
        await manager.ClickAsync($"Thêm tất cả {units} đơn vị đang lọc");
        await manager.SeesAsync($"Đã thêm {units} đơn vị vào nhóm «{name}».");
    }
}
