using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(CcHc.Portal.Web.Tests.Frame.LongestFirst))]

namespace CcHc.Portal.Web.Tests.Frame;

/// <summary>Begins with the classes that take minutes: one of them begun last would run alone while the other processor waits.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = [".Journeys.EightSteps", ".Guards.LinkCrawler", ".Guards.WrongInput", ".Journeys.", ".Demo.", ".Guards."];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(c => Array.FindIndex(Long, l => c.TestCollectionDisplayName.Contains(l, StringComparison.Ordinal)) is >= 0 and var at ? at : Long.Length)];
}
