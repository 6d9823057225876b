using CcHc.Portal.Domain.Scoring;
using Xunit;

namespace CcHc.Portal.Domain.Tests.Scoring;

public sealed class RuleReaderTests
{
    /// <summary>What is said in brackets is a note as it was written; it never takes part in reading.</summary>
    [Theory]
    [InlineData("deduct", "start=1; per=0.25; floor=0 (xem IX (điểm trừ))", "(xem IX (điểm trừ))")]
    [InlineData("step", "R>=70% (từ 70->100%)→2; R<70→0", "(từ 70->100%)")]
    [InlineData("choice", "có=2 | không=0 (trừ thêm 50%)", "(trừ thêm 50%)")]
    [InlineData("ratio", "score=R*max; knockout (điều kiện)", "(điều kiện)")]
    [InlineData("ratio", "score=R*max; không có hồ sơ → full (đủ điểm)", "(đủ điểm)")]
    [InlineData("ratio", "score=R*max; unit=hồ sơ", "unit=hồ sơ")]
    [InlineData("ratio", "score=R*max; R=100 khi không phát sinh", "R=100 khi không phát sinh")]
    [InlineData("group", "sum of children; chỉ tính một lần", "chỉ tính một lần")]
    [InlineData("group", "chỉ tính một lần; sum of children", "chỉ tính một lần")]
    public void Read_ARemark_KeepsItAsANote(string method, string rule, string note)
    {
        var read = RuleReader.Read(method, rule, 2, out var problems);

        Assert.Empty(problems);
        Assert.Equal([note], read!.Notes);
    }

    [Fact]
    public void Read_ClausesThatAnyLeafMayCarry_TakesThemWithTheirRemarks()
    {
        var read = RuleReader.Read("ratio", "knockout (điều kiện); score=R*max; round to 0,25; không có hồ sơ -> not applicable (loại trừ)", 2, out var problems)!;

        Assert.Empty(problems);
        Assert.Equal((true, 0.25m, NotApplicable.Exclude), (read.Knockout, read.RoundTo, read.NotApplicable));
    }

    /// <summary>A cell of a spreadsheet may hold line breaks.</summary>
    [Fact]
    public void Read_ARuleOverSeveralLines_IsTheSameRule()
    {
        var choice = (ChoiceRule)RuleReader.Read("choice", "trước hạn\nhoặc đúng hạn=1 |\n chậm=0.5", 1, out _)!;
        var bands = (BandRule)RuleReader.Read("step", "R>=70→1;\nR<70→0;\nghi chú\nhai dòng", 1, out _)!;

        Assert.Equal(["trước hạn\nhoặc đúng hạn", "chậm"], choice.Options.Select(o => o.Label));
        Assert.Equal((2, "ghi chú\nhai dòng"), (bands.Bands.Count, bands.Notes.Single()));
    }

    /// <summary>Numbers are refused before they can overflow anything, and digits of other scripts are no digits.</summary>
    [Theory]
    [InlineData("deduct", "start=79228162514264337593543950336; per=1")]
    [InlineData("deduct", "start=1; per=1000001")]
    [InlineData("deduct", "start=1; per=0.0000001")]
    [InlineData("deduct", "start=٢; per=1")]
    [InlineData("choice", "có=99999999999999999999999999999999 | không=0")]
    [InlineData("step", "R>=99999999999999999999999999999999→1; R<70→0")]
    [InlineData("weighted_ratio", "a=99999999999999999999999999999999; score=R*max")]
    [InlineData("ratio_capped", "T=99999999999999999999999999999999; R>=80→1; R<80→R*1/80")]
    [InlineData("ratio", "score=R*max; round=99999999999999999999999999999999")]
    [InlineData("deadline", "due=31/12; per=99999999999999999999999999999999/day")]
    [InlineData("deadline", "due=٣١/12; per=1/day")]
    [InlineData("ratio", "score=R*max; không có → full; hết việc → not applicable")]
    public void Read_WhatCannotBeMeant_IsAProblemOfTheRule(string method, string rule)
    {
        Assert.Null(RuleReader.Read(method, rule, 1, out var problems));

        Assert.NotEmpty(problems);
        Assert.All(problems, p => Assert.NotEmpty(p.Expected));
    }
}
