using CcHc.Portal.Domain.Papers;
using CcHc.Portal.Domain.People;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Papers;

public sealed class PaperCustomsTests
{
    private static readonly DateTimeOffset Later = Given.At(9, 0, 18, 3);

    [Fact]
    public void Set_LeavesWhatWasAndWhatIs_AndNothingWhereNothingChanged()
    {
        var customs = new PaperCustoms(Given.Province);

        customs.Set(Given.Lan, DecisionSign.Chairman, null, PlaceForm.NameOnly, "CCHC", Later);
        customs.Set(Given.Lan, DecisionSign.Chairman, null, PlaceForm.NameOnly, "CCHC", Later);

        var fact = Assert.Single(customs.Facts);
        Assert.Equal(
            (PaperCustoms.SetAct, "theo cấp trên; theo cấp trên; theo cấp trên; không ghi đơn vị soạn thảo", "QĐ-CT; theo cấp trên; Chỉ ghi tên: «Hòa An, ngày …»; đơn vị soạn thảo CCHC"),
            (fact.Act, fact.From, fact.To));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("CCHC")]
    public void InForce_IsTheNearestOfEach_ElseTheInstallations_ButTheDraftingUnitIsTheAgencysOwn(string? ownUnit)
    {
        var own = new PaperCustoms(Given.Id(1));
        own.Set(Given.Lan, null, LawCitation.WithNumber, null, ownUnit, Later);
        var above = new PaperCustoms(Given.Id(2));
        above.Set(Given.Lan, DecisionSign.Chairman, LawCitation.WithoutNumber, null, "TH", Later);

        var customs = CustomsInForce.Of(Given.Id(1), [own, above], DecisionSign.Committee, LawCitation.WithoutNumber, PlaceForm.WithKind);

        Assert.Equal(
            new CustomsInForce(DecisionSign.Chairman, Given.Id(2), LawCitation.WithNumber, Given.Id(1), PlaceForm.WithKind, null, ownUnit),
            customs);
    }

    [Theory]
    [InlineData(" CCHC ", "CCHC")]
    [InlineData("TĐKT", "TĐKT")]
    [InlineData(" ", null)]
    public void DraftingUnit_IsCapitalsInOneWord(string typed, string? kept)
    {
        var customs = new PaperCustoms(Given.Province);

        customs.Set(Given.Lan, null, null, null, typed, Later);

        Assert.Equal(kept, customs.DraftingUnit);
    }

    [Theory]
    [InlineData("cchc")]
    [InlineData("CC HC")]
    [InlineData("CCHC-VP")]
    [InlineData("CCHC2")]
    [InlineData("ABCDEFGHIKLMNOPQ")]
    public void DraftingUnit_ThatIsNoAbbreviation_IsRefused(string typed)
    {
        var customs = new PaperCustoms(Given.Province);

        Given.Refuses("customs.drafting-unit", "Chữ viết tắt của đơn vị soạn thảo chỉ gồm chữ in hoa, viết liền.", () => customs.Set(Given.Lan, null, null, null, typed, Later));

        Assert.Empty(customs.Facts);
    }

    [Theory]
    [InlineData(LawCitation.WithoutNumber, "Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022")]
    [InlineData(LawCitation.WithNumber, "Luật Thi đua, khen thưởng số 06/2022/QH15 ngày 15 tháng 6 năm 2022")]
    public void Laws_AreCitedAsTheAgencyDoes_AndDecreesAlwaysWithNumber(LawCitation citation, string law)
    {
        var bases = LegalTexts.On(new DateOnly(2025, 9, 1), citation, LegalTopic.Emulation);

        Assert.Equal(law, bases[0]);
        Assert.StartsWith("Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025", bases[1], StringComparison.Ordinal);
    }

    [Fact]
    public void EveryLaw_HasItsNumber()
    {
        var laws = LegalTexts.All.Where(t => t.Citation.StartsWith("Luật", StringComparison.Ordinal)).ToList();

        Assert.Equal(8, laws.Count);
        Assert.All(laws, l => Assert.Matches(@"^\d{2,3}/\d{4}/QH1\d$", l.Number));
        Assert.All(laws, l => Assert.Contains($" số {l.Number} ngày ", l.CitationBy(LawCitation.WithNumber), StringComparison.Ordinal));
        Assert.All(LegalTexts.All.Except(laws), t => Assert.Null(t.Number));
    }

    [Theory]
    [InlineData(Role.CampaignManager, true)]
    [InlineData(Role.RecordsClerk, true)]
    [InlineData(Role.UnitHead, true)]
    [InlineData(Role.UnitOfficer, false)]
    [InlineData(Role.Auditor, false)]
    public void Customs_AreSetByWhoAnswersForTheAgencysPapers_ThereOnly(Role role, bool may)
    {
        var actor = new Actor(Given.Id(5), "Lan", [new ActorRole(role, Given.Province, "/", null, null)]);

        Assert.Equal(may, PaperAccess.CanSetCustoms(actor, Given.Province));
        Assert.False(PaperAccess.CanSetCustoms(actor, Given.Id(77)));
    }
}

public sealed class KeptDepartureTests
{
    private static readonly DateTimeOffset Later = Given.At(9, 0, 18, 3);

    [Fact]
    public void Keeping_NeedsAReason_AndADraft()
    {
        var paper = new Paper(PaperKind.Plan, Given.Province, "Phát động", null);
        Given.Refuses("departure.reason", "Cần ghi lý do giữ nguyên.", () => _ = new KeptDeparture(Given.Lan, paper, "can_cu.number", "Căn cứ thứ 2", "«Căn cứ …»", " ", Later));

        paper.Check(Given.Lan, "An", "Bình", Later);
        Given.Refuses("departure.state", "Chỉ ghi lý do giữ nguyên khi văn bản còn là dự thảo.", () => _ = new KeptDeparture(Given.Lan, paper, "can_cu.number", "Căn cứ thứ 2", "«Căn cứ …»", "Theo mẫu của tỉnh", Later));
    }

    [Fact]
    public void Kept_HoldsForTheSameFindingOnly_UntilItIsWithdrawn()
    {
        var paper = new Paper(PaperKind.Plan, Given.Province, "Phát động", null);
        var longText = new string('x', 700);
        var kept = new KeptDeparture(Given.Lan, paper, "can_cu.number", "Căn cứ thứ 2", longText, " Theo mẫu của tỉnh ", Later);

        Assert.Equal(("Theo mẫu của tỉnh", "paper.keep-departure"), (kept.Reason, Assert.Single(kept.Facts).Act));
        Assert.True(kept.IsOf("can_cu.number", "Căn cứ thứ 2", longText));
        Assert.False(kept.IsOf("can_cu.number", "Căn cứ thứ 3", longText));
        Assert.False(kept.IsOf("can_cu.number", "Căn cứ thứ 2", "khác"));
        Assert.False(kept.IsOf("can_cu.mark", "Căn cứ thứ 2", longText));

        kept.Withdraw(Given.Minh, Later);
        Assert.False(kept.IsOf("can_cu.number", "Căn cứ thứ 2", longText));
        Given.Refuses("departure.withdrawn", "Lý do này đã được bỏ.", () => kept.Withdraw(Given.Minh, Later));
    }
}
