using System.Net;
using CcHc.Portal.Domain;
using CcHc.Portal.Domain.Criteria;
using CcHc.Portal.Domain.Scoring;
using CcHc.Portal.Web.Tests.Frame;
using static CcHc.Portal.Web.Tests.Frame.FormFields;

namespace CcHc.Portal.Web.Tests.Features.CriteriaEditing;

/// <summary>The page of one criterion: a form per method, its worked example, and what happens when two write at once.</summary>
public sealed class CriterionTests : PortalTest
{
    /// <summary>A method with what one fills in, the rule that is kept, and an example the page shows before it is saved.</summary>
    public static readonly TheoryData<string, string, string, string> Methods = new()
    {
        { "choice", "levels[0].label=sớm;levels[0].value=40;levels[1].label=đúng hạn (trong tháng);levels[1].value=12,5;levels[2].label=không;levels[2].value=0", "sớm=40 | đúng hạn (trong tháng)=12.5 | không=0", "với mức «đúng hạn (trong tháng)» → 12,50 điểm" },
        { "step", "bands[0].from=70;bands[0].points=40;bands[1].from=40;bands[1].to=70;bands[1].points=20;bands[2].to=40;bands[2].points=0", "R>=70→40; 40<=R<70→20; R<40→0", "với 69,99% → bậc 40 ≤ R < 70 → 20,00 điểm" },
        { "linear_band", "bands[0].from=100;bands[1].from=80;bands[1].to=100;bands[1].timesR=true;bands[2].to=80;bands[2].points=0", "R>=100→max; 80<=R<100→R*max; R<80→0", "với 80% → bậc 80 ≤ R < 100 → 80% × 40 = 32,00 điểm" },
        { "ratio", "factor=30", "score=R*30", "với 85% → 85% × 30 = 25,50 điểm" },
        { "ratio_capped", "target=80;targetPoints=;floorFrom=50", "T=80; R>=80→40; 50<=R<80→R*40/80; R<50→0", "với 79,99% → bậc 50 ≤ R < 80 → 79,99% × 40 ÷ 80% = 39,995 điểm" },
        { "weighted_ratio", "weights[0].label=đúng hạn;weights[0].value=1;weights[1].label=muộn;weights[1].value=0,5;weights[2].label=;weights[2].value=", "đúng hạn=1; muộn=0.5; score=R*max", "với 5 đúng hạn, 5 muộn → (5 đúng hạn × 1 + 5 muộn × 0,5)/10 = 75% → 75% × 40 = 30,00 điểm" },
        { "deduct", "per=0,25;unit=báo cáo chậm;floor=10", "start=40; per=0.25; unit=báo cáo chậm; floor=10", "với 1 báo cáo chậm → 1 báo cáo chậm × 0,25 = 0,25 điểm → 40 − 0,25 = 39,75 điểm" },
        { "count", "per=10;unit=sáng kiến", "per=10; unit=sáng kiến; cap=40", "với 5 sáng kiến → 5 sáng kiến × 10 = 50,00 điểm → tối đa 40,00 điểm" },
        { "deadline", "due=31/12;per=0,5;zeroAfter=10;workdays=false", "due=31/12; per=0.5/day; zero_after=10", "làm ngày 01/01/2026 → hạn 31/12/2025, thực hiện 01/01/2026: chậm 1 ngày → 1 ngày × 0,5 = 0,50 điểm → 40 − 0,5 = 39,50 điểm" },
        { "survey", "what=SIPAS", "score=SIPAS*max", "với 85% → 85% × 40 = 34,00 điểm" },
        { "expert", "step=0,5", "step=0.5", "chấm 20 → 20,00 điểm" },
        { "penalty", "per=5;unit=vụ việc;cap=;sanction=AtMost;sanctionText=Tốt", "per=5; unit=vụ việc; cap=40; sanction=max:Tốt", "với 1 vụ việc → 1 vụ việc × 5 = 5,00 điểm" },
    };

    [Theory]
    [MemberData(nameof(Methods))]
    public async Task EveryMethod_FilledIn_ShowsItsExampleAndIsKeptAsItsRule(string method, string filled, string rule, string example)
    {
        var scene = await EditingScene.MakeAsync(Portal);
        var before = await scene.OpenAsync("2.1");
        var form = await before.PressAsync("Hiện các ô của cách này", Fields(("form.method", method)));

        var tried = await form.PressAsync("Tính thử", Typed(filled));
        var saved = await tried.PressAsync("Lưu");

        Assert.Equal(HttpStatusCode.OK, tried.Status);
        Assert.Contains(example, tried.Texts("[data-testid=example]"));
        Assert.Equal("Đã lưu tiêu chí 2.1.", saved.Notice);
        var node = await scene.NodeAsync("2.1");
        Assert.Equal((method, rule, Points.FromDecimal(40)), (node.Method, node.Rule, node.MaxPoints!.Value));
        var name = ScoringMethods.NameOf(method);
        Assert.Equal(
            method == "ratio" ? $"criteria-version.score|Mức điểm: score=R*max|Mức điểm: {rule}|" : $"criteria-version.score|Cách chấm: tỷ lệ; Mức điểm: score=R*max|Cách chấm: {name}; Mức điểm: {rule}|",
            (await scene.FactsAsync())[0]);

        // What was kept fills the fields again: saving the page as it comes changes nothing.
        var facts = (await scene.FactsAsync()).Count;
        await (await scene.OpenAsync("2.1")).PressAsync("Lưu");
        Assert.Equal(rule, (await scene.NodeAsync("2.1")).Rule);
        Assert.Equal(facts, (await scene.FactsAsync()).Count);
    }

    [Fact]
    public async Task Information_HasNoPoints()
    {
        var scene = await EditingScene.MakeAsync(Portal);
        var form = await (await scene.OpenAsync("2.1")).PressAsync("Hiện các ô của cách này", Fields(("form.method", "information")));

        var refused = await form.PressAsync("Lưu");
        await refused.PressAsync("Lưu", Fields(("form.maxPoints", "")));

        Assert.Equal(["Điểm tối đa: Mục thông tin không tính điểm: để trống hoặc ghi 0."], refused.Errors);
        var node = await scene.NodeAsync("2.1");
        Assert.Equal(("information", null, null), (node.Method, node.Rule, node.MaxPoints));
    }

    [Fact]
    public async Task Group_CappedAndBonus_AreKeptAsTheirRules()
    {
        var scene = await EditingScene.MakeAsync(Portal);
        await (await scene.OpenAsync("1")).PressAsync("Lưu", Fields(("form.isCapped", "true")));
        await (await scene.OpenAsync("2")).PressAsync("Lưu", Fields(("form.method", "group_bonus"), ("form.isCapped", "true"), ("form.cap", "5")));

        Assert.Equal(("group", "sum of children, cap at max"), ((await scene.NodeAsync("1")).Method, (await scene.NodeAsync("1")).Rule));
        Assert.Equal(("group_bonus", "sum of children, cap at 5"), ((await scene.NodeAsync("2")).Method, (await scene.NodeAsync("2")).Rule));
        // A group with criteria below cannot be scored by itself, so the choice does not offer it.
        Assert.DoesNotContain("choice", (await scene.OpenAsync("1")).Document.QuerySelectorAll("select[name='form.method'] option").Select(o => o.GetAttribute("value")));
    }

    /// <summary>A method with something wrong in it, and what is said at which field.</summary>
    public static readonly TheoryData<string, string, string> Wrong = new()
    {
        { "choice", "levels[0].label=đạt;levels[0].value=nhiều", "Điểm: Cần nhập số, ví dụ 12,5." },
        { "choice", "levels[0].label=đạt;levels[0].value=40;levels[1].label=đạt;levels[1].value=0", "Mức 2: Mỗi mức một tên; «đạt» có hai lần." },
        { "choice", "levels[0].label=a|b;levels[0].value=40;levels[1].label=;levels[1].value=", "Mức 1: Tên mức không dùng dấu «;» và «|»." },
        { "choice", "levels[0].label=;levels[0].value=40;levels[1].label=;levels[1].value=", "Mức 1: Cần ghi tên mức." },
        { "step", "bands[0].from=70;bands[0].points=40;bands[1].from=;bands[1].to=;bands[1].points=;bands[2].to=60;bands[2].points=0", "Từ, %: Không bậc nào nhận R=60; cần các bậc phủ kín từ 0 đến 100." },
        { "step", "bands[0].from=70;bands[0].points=40;bands[1].from=;bands[1].to=;bands[1].points=;bands[2].to=80;bands[2].points=0", "Từ, %: Nhiều bậc cùng nhận R=70; cần mỗi giá trị từ 0 đến 100 thuộc một bậc." },
        { "step", "bands[0].from=70;bands[0].points=", "Điểm: Cần điền mục này." },
        { "linear_band", "bands[0].from=bảy mươi", "Từ, %: Cần nhập số, ví dụ 12,5." },
        { "ratio", "factor=-1", "Điểm khi đạt 100%: Số không được âm." },
        { "ratio_capped", "target=80;floorFrom=90", "Sàn, %: Sàn phải thấp hơn ngưỡng." },
        { "ratio_capped", "target=0", "Ngưỡng, %: Cần ghi số lớn hơn 0." },
        { "weighted_ratio", "weights[0].label=đúng hạn;weights[0].value=", "Hệ số: Cần điền mục này." },
        { "deduct", "per=", "Trừ mỗi lần, điểm: Cần điền mục này." },
        { "count", "per=1;unit=sáng kiến; mô hình", "Đếm cái gì: Không dùng dấu «;» ở đây." },
        { "deadline", "due=31/13;per=1", "Hạn: Cần ghi ngày, tháng, ví dụ 31/12; hoặc đủ ngày, tháng, năm." },
        { "deadline", "due=31/12;per=1;grace=1,5", "Số ngày chưa trừ: Cần ghi số ngày nguyên." },
        { "survey", "what=", "Khảo sát nào: Cần điền mục này." },
        { "expert", "step=0", "Bước điểm: Cần ghi số lớn hơn 0." },
        { "penalty", "per=1;sanction=Down;sanctionText=nhiều", "Mức, số mức hoặc lời: Cần ghi số mức bị hạ, ví dụ 1." },
        { "ratio", "roundTo=0", "Làm tròn đến: Làm tròn đến số lớn hơn 0, hoặc để trống." },
        { "ratio", "notes=một; hai", "Ghi chú của mức điểm: Ghi chú không dùng dấu «;»: «một; hai». Anh/chị tách thành hai dòng." },
        { "ratio", "asText=true;ruleText=điểm=R", "Mức điểm: Có «điểm=R», cần score=R*max." },
        { "ratio", "maxPoints=", "Điểm tối đa: Cần ghi điểm tối đa." },
        { "ratio", "title= ", "Nội dung: Cần ghi nội dung tiêu chí." },
        { "ratio", "code=1.1", "Mã: Mã 1.1 đã có trong bộ tiêu chí." },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task EveryMethod_FilledInWrongly_SaysSoAtTheFieldAndKeepsWhatWasTyped(string method, string filled, string error)
    {
        var scene = await EditingScene.MakeAsync(Portal);
        var form = await (await scene.OpenAsync("2.1")).PressAsync("Hiện các ô của cách này", Fields(("form.method", method)));
        var typed = Typed(filled);

        var refused = await form.PressAsync("Lưu", typed);

        Assert.True((int)refused.Status is 400 or 409, $"{refused.Status}: {refused.Notice}");
        Assert.Contains(error, refused.Errors);
        Assert.True(refused.Has(".field-wrong"));
        var shown = refused.Document.QuerySelectorAll("main input, main select, main textarea")
            .Where(e => e.GetAttribute("name") is { } name && typed.ContainsKey(name) && e.GetAttribute("type") is not ("checkbox" or "hidden"))
            .ToDictionary(e => e.GetAttribute("name")!, e => e is AngleSharp.Html.Dom.IHtmlSelectElement list ? list.Value : e is AngleSharp.Html.Dom.IHtmlTextAreaElement area ? area.Value : e.GetAttribute("value"));
        Assert.All(shown, s => Assert.Equal(((string?)typed[s.Key] ?? "").Trim(), s.Value?.Trim()));
        Assert.Equal(("ratio", "score=R*max", "Hồ sơ đúng hạn"), await scene.NodeAsync("2.1") is var node ? (node.Method, node.Rule, node.Title) : default);
    }

    [Fact]
    public async Task Words_OfACriterion_AreKept_AndTheDecisionsRuleStaysAsWritten()
    {
        CriterionText[] nodes =
        [
            EditingScene.Node("1", null, 2, "group", "sum of children", "Lĩnh vực"),
            EditingScene.Node("1.1", "1", 2, "step", "R ≥ 70 → 2 (tốt); R<70→0; không có vụ việc → not applicable; theo quý", "Vụ việc"),
        ];
        var scene = await EditingScene.MakeAsync(Portal, nodes);

        await (await scene.OpenAsync("1.1")).PressAsync("Lưu", Fields(
            ("form.title", "Vụ việc đã xử lý"), ("form.inputBy", "Imported"), ("form.agency", "Sở Nội vụ"), ("form.coAgency", "Sở Tư pháp"), ("form.appliesTo", "xã; phường"),
            ("form.evidence", "Báo cáo năm"), ("form.legalBasis", "Nghị quyết 76/NQ-CP"), ("form.guidance", "Ghi số, ngày")));

        var node = await scene.NodeAsync("1.1");
        Assert.Equal("R ≥ 70 → 2 (tốt); R<70→0; không có vụ việc → not applicable; theo quý", node.Rule);
        Assert.Equal(
            ("Vụ việc đã xử lý", InputBy.Imported, "Sở Nội vụ", "Sở Tư pháp", "xã; phường", "Báo cáo năm", "Nghị quyết 76/NQ-CP", "Ghi số, ngày"),
            (node.Title, node.InputBy, node.AgencyText, node.CoAgencyText, node.AppliesTo, node.EvidenceWanted, node.LegalBasis, node.Guidance));
        Assert.Null(node.NotApplicable);
        Assert.Equal("Lê Thị Quản", node.EditedByName);
        Assert.StartsWith("criteria-version.describe|Nội dung: Vụ việc; ", (await scene.FactsAsync())[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task KnockoutRoundingAndNotApplicable_ArePartsOfTheRule()
    {
        var scene = await EditingScene.MakeAsync(Portal);

        await (await scene.OpenAsync("2.1")).PressAsync("Lưu", Fields(("form.knockout", "true"), ("form.roundTo", "0,25"), ("form.notApplicable", "Full"), ("form.notes", "số liệu quý IV\ncó xác nhận")));

        var node = await scene.NodeAsync("2.1");
        Assert.Equal(("score=R*max; round=0.25; knockout; số liệu quý IV; có xác nhận", NotApplicable.Full), (node.Rule, node.NotApplicable!.Value));
        Assert.Contains("khi không phát sinh → đủ điểm: 40,00 điểm", (await scene.OpenAsync("2.1")).Texts("[data-testid=example]"));
    }

    [Fact]
    public async Task Trial_OfOnesOwnFigures_IsComputedByTheEngine_AndNothingIsSaved()
    {
        var scene = await EditingScene.MakeAsync(Portal);
        var before = await Portal.ContentsAsync();
        var form = await scene.OpenAsync("1.2");

        var tried = await form.PressAsync("Tính thử", Fields(("form.maxPoints", "2"), ("form.try.numerator", "850"), ("form.try.denominator", "1000"), ("form.title", "Chưa lưu")));
        var wrong = await tried.PressAsync("Tính thử", Fields(("form.try.denominator", "0")));

        Assert.Equal(["với 850/1.000 → 850/1.000 = 85% → 85% × 2 = 1,70 điểm"], tried.Texts("[data-testid=tried]"));
        Assert.Equal(["Nhóm 1: 22/60 – còn thiếu 38 điểm"], tried.Texts("[data-testid=trial-group]"));
        Assert.Equal("Chưa lưu", tried.Document.QuerySelector("textarea[name='form.title']")!.TextContent.Trim());
        Assert.Equal(["Mẫu số phải lớn hơn 0; nếu không phát sinh nhiệm vụ, anh/chị khai «không phát sinh»."], wrong.Texts("[data-testid=tried-problem]"));
        Assert.Contains("Tối đa 2 điểm", wrong.Texts("[data-testid=preview] p"));
        Assert.Equal(before, await Portal.ContentsAsync());
    }

    [Fact]
    public async Task Example_AskedForWhileTyping_IsAFragmentOfTheSameComputation()
    {
        var scene = await EditingScene.MakeAsync(Portal);
        var path = await scene.PathAsync("1.2");

        var fragment = await scene.Manager.PostAsync(path + "/example", Fields(("form.method", "ratio"), ("form.maxPoints", "2"), ("form.try.value", "85")));
        var unreadable = await scene.Manager.PostAsync(path + "/example", Fields(("form.method", "deduct"), ("form.maxPoints", "2"), ("form.per", "x")));

        Assert.Null(fragment.Document.QuerySelector("main, h1"));
        Assert.Equal(["với 85% → 85% × 2 = 1,70 điểm"], fragment.Texts("[data-testid=tried]"));
        Assert.Equal(["Chưa tính được: Cần nhập số, ví dụ 12,5."], unreadable.Texts("[data-testid=trial-missing]"));
    }

    [Fact]
    public async Task Lines_AreAddedWithoutSaving_AndKeepWhatWasTyped()
    {
        var scene = await EditingScene.MakeAsync(Portal);
        var form = await scene.OpenAsync("1.1");
        Assert.Equal(4, form.Texts(".rule-line").Count);

        var more = await form.PressAsync("Thêm 3 dòng mức", Fields(("form.levels[0].value", "hai mươi")));

        Assert.Equal(7, more.Texts(".rule-line").Count);
        Assert.Equal("hai mươi", more.Document.QuerySelector("input[name='form.levels[0].value']")!.GetAttribute("value"));
        Assert.Equal("đúng hạn=20 | chậm=10 | không=0", (await scene.NodeAsync("1.1")).Rule);
    }

    [Fact]
    public async Task TwoPeople_AtDifferentCriteria_DoNotCollide()
    {
        var scene = await EditingScene.MakeAsync(Portal);
        var one = await scene.OpenAsync("1.1");
        var other = await scene.OpenAsync(await Portal.AsAsync(Domain.People.Role.CampaignManager, scene.Province.Committee, "quan.ly.hai"), "2.1");

        await one.PressAsync("Lưu", Fields(("form.title", "Kế hoạch")));
        await (await scene.Manager.GetAsync(scene.DraftPath)).PressAsync("↓Xuống: 1.1");
        var saved = await other.PressAsync("Lưu", Fields(("form.title", "Hồ sơ")));

        Assert.Equal("Đã lưu tiêu chí 2.1.", saved.Notice);
        Assert.Equal(("Kế hoạch", "Hồ sơ"), ((await scene.NodeAsync("1.1")).Title, (await scene.NodeAsync("2.1")).Title));
    }

    [Fact]
    public async Task TwoPeople_AtOneCriterion_SeeBothSideBySideBeforeOneReplacesTheOther()
    {
        var scene = await EditingScene.MakeAsync(Portal);
        var mine = await scene.OpenAsync("2.1");
        var other = await Portal.AsAsync(await Portal.AccountAsync("minh", scene.Province.Committee, Domain.People.Role.CampaignManager, "Trần Văn Minh"));
        await (await scene.OpenAsync(other, "2.1")).PressAsync("Lưu", Fields(("form.title", "Hồ sơ trả đúng hẹn")));

        var conflict = await mine.PressAsync("Lưu", Fields(("form.title", "Hồ sơ giải quyết đúng hạn"), ("form.factor", "38")));

        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Equal(["Tiêu chí 2.1 vừa được người khác lưu. Anh/chị xem hai bản cạnh nhau bên dưới, sửa nếu cần rồi lưu lại."], conflict.Errors);
        Assert.Equal(["Hồ sơ trả đúng hẹn", "Điểm bằng tỷ lệ đạt được nhân với 40"], conflict.Texts("[data-testid=theirs]"));
        Assert.Equal(["Hồ sơ giải quyết đúng hạn", "Điểm bằng tỷ lệ đạt được nhân với 38"], conflict.Texts("[data-testid=mine]"));
        Assert.StartsWith("Bản đang lưu là của Trần Văn Minh, lúc 09:00 14/10/2025.", Assert.Single(conflict.Texts("[data-testid=conflict] > p")), StringComparison.Ordinal);
        Assert.Equal("Hồ sơ trả đúng hẹn", (await scene.NodeAsync("2.1")).Title);
        await conflict.PressAsync("Lưu");

        Assert.Equal(("Hồ sơ giải quyết đúng hạn", "score=R*38"), await scene.NodeAsync("2.1") is var node ? (node.Title, node.Rule) : default);
    }

    [Fact]
    public async Task SavingAndGoingOn_OpensTheCriterionAfterThisOne()
    {
        var scene = await EditingScene.MakeAsync(Portal);

        var next = await (await scene.OpenAsync("1.1")).PressAsync("Lưu và sang tiêu chí sau");

        Assert.Equal("Tiêu chí 1.2", next.Heading);
    }

    /// <summary>«per=1;unit=lần»; a «;» before a blank belongs to the value.</summary>
    private static Dictionary<string, object?> Typed(string filled) =>
        System.Text.RegularExpressions.Regex.Split(filled, ";(?! )").Select(f => f.Split('=', 2)).ToDictionary(f => "form." + f[0], f => (object?)f[1]);
}
