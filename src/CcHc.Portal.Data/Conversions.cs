using CcHc.Portal.Domain;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CcHc.Portal.Data;

internal sealed class PointsConverter() : ValueConverter<Points, long>(p => p.TenThousandths, v => new Points(v));

/// <summary>SQLite has no type for instants: UTC ticks sort and compare as they should.</summary>
internal sealed class UtcTicksConverter() : ValueConverter<DateTimeOffset, long>(
    d => d.UtcTicks,
    v => new DateTimeOffset(v, TimeSpan.Zero));

/// <summary>SQL Server keeps the offset it is given; everything stored is UTC.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTimeOffset, DateTimeOffset>(d => d.ToUniversalTime(), v => v);
