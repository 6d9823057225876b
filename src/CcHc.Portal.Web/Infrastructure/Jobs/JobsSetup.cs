using System.Threading.Channels;
using CcHc.Portal.Data;
using CcHc.Portal.Web.Infrastructure.Files;
using CcHc.Portal.Web.Infrastructure.History;
using CcHc.Portal.Web.Infrastructure.Hosting;
using CcHc.Portal.Web.Infrastructure.Pages;
using Microsoft.Data.SqlClient;
using Quartz;

namespace CcHc.Portal.Web.Infrastructure.Jobs;

public static class JobsSetup
{
    public static readonly JobKey Work = new("work");
    public static readonly JobKey Seal = new("seal");

    public static readonly JobKey Sweep = new("sweep");
    public static readonly JobKey Scan = new("scan");

    private static readonly TimeSpan BetweenRounds = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan BetweenScans = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenSweeps = TimeSpan.FromHours(6);

    /// <summary>Jobs:Store = database (default) or memory; Jobs:Run = false where another process runs them.</summary>
    public static void AddPortalJobs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddAll<IWorkHandler>();
        services.AddSingleton<WorkRunner>();
        services.AddScoped<AuditSealer>();
        services.AddScoped<SweepFiles>();
        services.AddScoped<ScanFiles>();
        services.AddSingleton<WorkSignal>();
        services.AddSingleton<IWorkSignal>(s => s.GetRequiredService<WorkSignal>());
        if (!configuration.GetValue("Jobs:Run", defaultValue: true))
        {
            return;
        }

        services.AddQuartz(quartz =>
        {
            quartz.ConfigureScheduler(scheduler =>
            {
                scheduler.InstanceName = "CcHc.Portal";
                scheduler.GenerateInstanceId = true;
            });
            UseStore(quartz, configuration);
            quartz.AddJob<WorkJob>(job => job.WithIdentity(Work).StoreDurably());
            quartz.AddTrigger(trigger => Every(trigger.ForJob(Work).WithIdentity("work-rounds"), BetweenRounds));
            quartz.AddJob<SealJob>(job => job.WithIdentity(Seal).StoreDurably());
            quartz.AddTrigger(trigger => Every(trigger.ForJob(Seal).WithIdentity("seal-rounds"), BetweenRounds));
            quartz.AddJob<SweepJob>(job => job.WithIdentity(Sweep).StoreDurably());
            quartz.AddTrigger(trigger => Every(trigger.ForJob(Sweep).WithIdentity("sweep-rounds"), BetweenSweeps));
            quartz.AddJob<ScanJob>(job => job.WithIdentity(Scan).StoreDurably());
            quartz.AddTrigger(trigger => Every(trigger.ForJob(Scan).WithIdentity("scan-rounds"), BetweenScans));
        });
        services.AddQuartzHostedService(hosting => hosting.WaitForJobsToComplete = true);
        services.AddHostedService<WorkSignalListener>();
    }

    // A round that was missed is not made up for: the next one finds the same work.
    private static void Every<TJob>(ITriggerConfigurator<TJob> trigger, TimeSpan interval)
        where TJob : IJob =>
        trigger.StartNow().WithSchedule(SimpleScheduleBuilder.Create()
            .WithInterval(interval)
            .RepeatForever()
            .WithMisfireInstruction(SimpleTriggerMisfireInstruction.NextWithRemainingCount));

    private static void UseStore(IQuartzBuilder quartz, IConfiguration configuration)
    {
        var store = configuration["Jobs:Store"] ?? "database";
        if (store == "memory")
        {
            quartz.UseInMemoryStore();
            return;
        }

        if (store != "database")
        {
            throw new PortalSettingException($"Jobs:Store là «{store}»; chỉ nhận database hoặc memory.");
        }

        quartz.UsePersistentStore(persistent =>
        {
            persistent.UseSystemTextJsonSerializer();
            var connection = DatabaseSetup.ConnectionString(configuration);
            if (DatabaseSetup.IsSqlServer(configuration))
            {
                persistent.UseSqlServer(SqlClientFactory.Instance, connection);
                persistent.UseClustering();
            }
            else
            {
                persistent.UseSqlite(DurableSqlite.Instance, connection);
            }

            persistent.ProvisionSchema();
        });
    }
}

/// <summary>One at a time in the whole cluster, so that two nodes do not race for the same item.</summary>
[DisallowConcurrentExecution]
public sealed class WorkJob(WorkRunner runner) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await runner.RunAsync(cancellationToken);
}

[DisallowConcurrentExecution]
public sealed class SealJob(AuditSealer sealer) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await sealer.SealAsync(cancellationToken);
}

[DisallowConcurrentExecution]
public sealed class SweepJob(SweepFiles sweep) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await sweep.RunAsync(cancellationToken);
}

[DisallowConcurrentExecution]
public sealed class ScanJob(ScanFiles scan) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) => await scan.RunAsync(cancellationToken);
}

/// <summary>Many calls before the next round are one.</summary>
public sealed class WorkSignal : IWorkSignal
{
    private readonly Channel<bool> calls = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public ChannelReader<bool> Calls => calls.Reader;

    public void Wake() => calls.Writer.TryWrite(true);
}

public sealed class WorkSignalListener(WorkSignal signal, ISchedulerFactory schedulers) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var _ in signal.Calls.ReadAllAsync(stoppingToken))
        {
            var scheduler = await schedulers.GetScheduler(stoppingToken);
            await scheduler.TriggerJob(JobsSetup.Work, stoppingToken);
        }
    }
}
