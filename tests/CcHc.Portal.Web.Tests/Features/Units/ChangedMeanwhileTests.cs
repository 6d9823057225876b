using System.Net;
using CcHc.Portal.Domain.People;
using CcHc.Portal.Domain.Units;
using CcHc.Portal.Web.Tests.Frame;
using Microsoft.EntityFrameworkCore;
using static CcHc.Portal.Web.Tests.Frame.FormFields;

namespace CcHc.Portal.Web.Tests.Features.Units;

/// <summary>Two people with the same unit or person open: the second is told, loses nothing of what was typed, and may send it again.</summary>
public sealed class ChangedMeanwhileTests : PortalTest
{
    [Theory]
    [InlineData("details", "details.placeName", "An Giang")]
    [InlineData("names", "naming.name", "Sở Nội vụ và Lao động")]
    [InlineData("closing", "closing.reason", "Sáp nhập theo Nghị quyết")]
    [InlineData("parent", "moving.parent", "")]
    public async Task AUnit_ChangedWhileItsFormWasOpen_IsNotWrittenOver(string act, string field, string typed)
    {
        var (admin, unit) = await AdminAsync();
        var seen = await admin.GetAsync($"/units/{unit.Id}/edit");
        await (await admin.GetAsync($"/units/{unit.Id}/edit")).PostAsync(Fields(("details.paperSymbol", "SNV")), "form[action$=details]");
        var before = await VersionAsync(unit.Id);

        var page = await seen.PostAsync(Fields((field, typed), ("naming.from", "01/11/2025"), ("closing.lastDay", "31/12/2025")), $"form[action$={act}]");

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.StartsWith("Một người khác vừa sửa phần này", Assert.Single(page.Errors), StringComparison.Ordinal);
        Assert.Equal(typed, page.Document.QuerySelector($"[name='{field}']")!.GetAttribute("value"));
        Assert.Equal((before, "SNV"), (await VersionAsync(unit.Id), await Portal.DbAsync(db => db.Units.Where(u => u.Id == unit.Id).Select(u => u.PaperSymbol).SingleAsync())));
    }

    [Fact]
    public async Task WhatWasTyped_SentOnceMore_IsSaved()
    {
        var (admin, unit) = await AdminAsync();
        var seen = await admin.GetAsync($"/units/{unit.Id}/edit");
        await (await admin.GetAsync($"/units/{unit.Id}/edit")).PostAsync(Fields(("details.paperSymbol", "SNV")), "form[action$=details]");
        var told = await seen.PostAsync(Fields(("details.placeName", "An Giang")), "form[action$=details]");

        var saved = await told.PostAsync(null, "form[action$=details]");

        Assert.Equal("Đã lưu thông tin đơn vị.", saved.Notice);
        Assert.Equal("An Giang", await Portal.DbAsync(db => db.Units.Where(u => u.Id == unit.Id).Select(u => u.PlaceName).SingleAsync()));
    }

    [Fact]
    public async Task APerson_ChangedWhileTheFormWasOpen_IsNotWrittenOver()
    {
        var (admin, unit) = await AdminAsync();
        var person = new Person("Trần Văn Bình", unit.Id);
        await Portal.SaveAsync(person);
        var seen = await admin.GetAsync($"/accounts/{person.Id}");
        await (await admin.GetAsync($"/accounts/{person.Id}")).PostAsync(Fields(("person.title", "Giám đốc")), "form[action$=person]");

        var page = await seen.PostAsync(Fields(("person.phone", "0912 345 678")), "form[action$=person]");

        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal("0912 345 678", page.Document.QuerySelector("[name='person.phone']")!.GetAttribute("value"));
        Assert.Equal(("Giám đốc", null), await Portal.DbAsync(db => db.People.Where(p => p.Id == person.Id).Select(p => ValueTuple.Create(p.Title, p.Phone)).SingleAsync()));
    }

    private Task<long> VersionAsync(Guid unitId) => Portal.DbAsync(db => db.Units.Where(u => u.Id == unitId).Select(u => u.Version).SingleAsync());

    private async Task<(Visitor Admin, Unit Unit)> AdminAsync()
    {
        var unit = await Portal.UnitAsync("Sở Nội vụ");
        return (await Portal.AsAsync(Role.Administrator, await Portal.UnitAsync("Trung tâm", UnitKind.Other)), unit);
    }
}
