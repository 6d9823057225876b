using CcHc.Portal.Domain.Criteria;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Criteria;

public sealed class CriterionCodesTests
{
    [Theory]
    [InlineData(null, "", "", "1")]
    [InlineData(null, "1,2", "", "3")]
    [InlineData(null, "I,II,III", "", "IV")]
    [InlineData(null, "1,2,B,P", "", "3")]
    [InlineData(null, "A,B", "", "C")]
    [InlineData("1", "", "", "1.1")]
    [InlineData("1", "1.1,1.2", "", "1.3")]
    [InlineData("1", "1.9,1.10", "", "1.11")]
    [InlineData("II.4", "II.4.a,II.4.b", "", "II.4.c")]
    [InlineData("II.5", "", "II.4.a,II.4.b", "II.5.a")]
    [InlineData("B", "B.1", "", "B.2")]
    public void Next_InAGroup_CountsAsTheGroupDoes(string? parent, string siblings, string cousins, string expected)
    {
        Assert.Equal(expected, CriterionCodes.Next(parent, Codes(siblings), Codes(cousins), _ => false));
    }

    [Fact]
    public void Next_ThatIsTaken_GoesOn()
    {
        Assert.Equal("1.5", CriterionCodes.Next("1", ["1.1", "1.2"], [], c => c is "1.3" or "1.4"));
    }

    [Theory]
    [InlineData(null, null, "2,1,3", "1,2,3")]
    [InlineData(null, null, "II,I,B", "I,II,B")]
    [InlineData("1", "2", "1.3,1.1", "2.1,2.2")]
    [InlineData("II.4", "II.5", "II.4.c,II.4.a", "II.5.a,II.5.b")]
    [InlineData("1", "1", "1.1,x,1.3", "1.1,x,1.2")]
    public void Renumbered_Codes_RunOnAndKeepWhatIsCountedOtherwise(string? before, string? after, string codes, string expected)
    {
        Assert.Equal(Codes(expected), CriterionCodes.Renumbered(before, after, Codes(codes)));
    }

    private static string[] Codes(string codes) => codes.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
