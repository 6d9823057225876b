using CcHc.Portal.Domain.WorkingDays;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace CcHc.Portal.Data.Configurations;

internal sealed class CalendarYearConfiguration : IEntityTypeConfiguration<CalendarYear>
{
    public void Configure(EntityTypeBuilder<CalendarYear> builder)
    {
        builder.Property(y => y.NoticeNumber).HasMaxLength(CalendarNotice.NumberMaxLength);
        builder.Property(y => y.NoticeIssuer).HasMaxLength(CalendarNotice.IssuerMaxLength);
        builder.Ignore(y => y.Notice);
        builder.HasMany(y => y.Days).WithOne().HasForeignKey(d => d.CalendarYearId);
        builder.HasIndex(y => y.Year).IsUnique();
    }
}

internal sealed class CalendarDayConfiguration : IEntityTypeConfiguration<CalendarDay>
{
    public void Configure(EntityTypeBuilder<CalendarDay> builder)
    {
        builder.ToTable("CalendarDays");
        builder.Property(d => d.Name).HasMaxLength(CalendarYear.NameMaxLength);
        builder.Property(d => d.Source).HasMaxLength(CalendarYear.SourceMaxLength);
        builder.Ignore(d => d.InWords);
        builder.HasIndex(d => d.Day).IsUnique();
    }
}
