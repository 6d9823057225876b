namespace CcHc.Portal.Web.Tests.Frame;

/// <summary>Fields of a form by their names, for names that are no identifiers.</summary>
internal static class FormFields
{
    internal static Dictionary<string, object?> Fields(params (string Name, object? Value)[] fields) => fields.ToDictionary(f => f.Name, f => f.Value);
}
