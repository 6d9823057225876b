namespace CcHc.Portal.Web.Tests.Journeys;

/// <summary>The chain from the list of units to the award anybody can look up, in a browser, as the office tells it.</summary>
public sealed class EightStepsTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task TheWholeChain_WithEverybodySigningIn_EndsInTheDecisionAnybodyCanRead()
    {
        await using var office = await Office.OpenAsync(chromium, scripts: true);

        // 1. The administrator brings units and people in.
        var administrator = await office.AdministratorAsync();
        await office.ImportAsync(administrator, withLeaders: true);

        // 2. The manager prepares and opens.
        var manager = await office.SignInAsync("quan.ly");
        await office.PrepareAsync(manager);
        await office.PlanAndOpenAsync(manager);

        office.Findings!.AssertNone();
    }
}
