using CcHc.Portal.Web.Infrastructure.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;

namespace CcHc.Portal.Web.Tests.Guards;

public sealed class FormTests
{
    [Fact]
    public void EveryForm_ThatAnActionTakes_HasAValidator()
    {
        var assembly = typeof(PortalController).Assembly;
        var validated = AssemblyScanner.FindValidatorsInAssembly(assembly).Select(v => v.InterfaceType.GenericTypeArguments[0]).ToHashSet();

        var without = assembly.GetTypes()
            .Where(t => t.IsAssignableTo(typeof(ControllerBase)) && !t.IsAbstract)
            .SelectMany(t => t.GetMethods())
            .SelectMany(m => m.GetParameters())
            .Select(p => p.ParameterType)
            .Where(t => t.Name.EndsWith("Form", StringComparison.Ordinal) && !validated.Contains(t))
            .Select(t => t.FullName)
            .Distinct()
            .ToList();

        Assert.Equal([], without);
    }

    [Fact]
    public void NoAction_TakesAnEntityFromTheRequest()
    {
        var bound = typeof(PortalController).Assembly.GetTypes()
            .Where(t => t.IsAssignableTo(typeof(ControllerBase)) && !t.IsAbstract)
            .SelectMany(t => t.GetMethods().Where(m => m.DeclaringType == t))
            .SelectMany(m => m.GetParameters().Where(p => p.ParameterType.IsAssignableTo(typeof(Domain.Entity))).Select(p => $"{m.DeclaringType!.Name}.{m.Name}: {p.ParameterType.Name}"))
            .ToList();

        Assert.Equal([], bound);
    }
}
