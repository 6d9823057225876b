using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CcHc.Portal.Data;

/// <summary>
/// A query that every request asks, compiled once for each model: EF ties a compiled query to the model it met first, and a
/// process may have several (two databases, hosts of tests). Otherwise EF takes the whole expression apart at each asking to find it again.
/// </summary>
/// <param name="compile">Calls <c>EF.CompileAsyncQuery</c>.</param>
public sealed class CompiledQuery<TQuery>(Func<TQuery> compile)
    where TQuery : Delegate
{
    private readonly ConditionalWeakTable<IModel, TQuery> compiled = [];

    public TQuery For(DbContext db) => compiled.GetValue(db.Model, _ => compile());
}
