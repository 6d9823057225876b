using System.Text.Json;
using CcHc.Portal.Web.Infrastructure.Mvc;
using CcHc.Portal.Web.Tests.Frame;

namespace CcHc.Portal.Web.Tests.Infrastructure;

public sealed class BindingTests : IAsyncLifetime
{
    private PortalHost portal = null!;

    public async ValueTask InitializeAsync() => portal = await TryOutController.HostAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Theory]
    [InlineData("12,5", 12.5, 125_000)]
    [InlineData("12.5", 12.5, 125_000)]
    [InlineData("1.234,5", 1234.5, 12_345_000)]
    [InlineData("-3", -3, -30_000)]
    public async Task Numbers_AreReadWithCommaAndWithPoint(string typed, double expected, long points)
    {
        var bound = await BindAsync(new { title = "a", due = "1/1/2025", weight = typed, share = typed, points = typed });

        Assert.Equal((decimal)expected, bound.GetProperty("weight").GetDecimal());
        Assert.Equal((decimal)expected, bound.GetProperty("share").GetDecimal());
        Assert.Equal(points, bound.GetProperty("points").GetInt64());
        Assert.Empty(bound.GetProperty("errors").EnumerateObject());
    }

    [Theory]
    [InlineData("31/12/2025")]
    [InlineData("2025-12-31")]
    [InlineData(" 31-12-2025 ")]
    public async Task Dates_AreReadAsTypedHereAndAsIso(string typed)
    {
        var bound = await BindAsync(new { title = "a", due = typed, weight = "1" });

        Assert.Equal("2025-12-31", bound.GetProperty("due").GetString());
    }

    [Fact]
    public async Task WhatCannotBeRead_IsSaidBesideItsField_Once()
    {
        var bound = await BindAsync(new { title = "a", due = "31/02/2025", weight = "nhiều", share = "99999999999999999999", points = "x" });

        var errors = bound.GetProperty("errors").Deserialize<Dictionary<string, string[]>>()!;
        Assert.Equal([VietnameseBinders.DateWanted], errors["Due"]);
        Assert.Equal([VietnameseBinders.NumberWanted], errors["Weight"]);
        Assert.Equal([VietnameseBinders.NumberWanted], errors["Share"]);
        Assert.Equal([VietnameseBinders.NumberWanted], errors["Points"]);
    }

    [Fact]
    public async Task Validators_SpeakVietnameseUnderTheNamesOfTheFields()
    {
        var plain = await BindAsync(new { title = "quá dài", weight = "" });
        var prefixed = await BindAsync(new Dictionary<string, object?> { ["form.title"] = "", ["form.weight"] = "1" });

        var errors = plain.GetProperty("errors").Deserialize<Dictionary<string, string[]>>()!;
        Assert.Equal(["Không quá 5 ký tự (đang có 7)."], errors["Title"]);
        Assert.Equal(["Cần điền mục này."], errors["Due"]);
        Assert.Equal(["Cần điền mục này."], errors["Weight"]);
        Assert.Equal(["form.Due", "form.Title"], prefixed.GetProperty("errors").EnumerateObject().Select(e => e.Name).Order());
    }

    private async Task<JsonElement> BindAsync(object fields)
    {
        var content = new FormUrlEncodedContent(Page.Fields(fields));
        var answer = await portal.Visitor().SendAsync(HttpMethod.Post, "/try-out/bound", content);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }
}
