using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CcHc.Portal.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CriteriaAndEvidenceInDepth : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Threat",
                table: "StoredFiles",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "EditedAt",
                table: "SetCriteria",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "EditedByName",
                table: "SetCriteria",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Extra",
                table: "SetCriteria",
                type: "TEXT",
                maxLength: -1,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Source",
                table: "SetCriteria",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "AmendmentId",
                table: "ScoreSheets",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "SharesRank",
                table: "ScoreSheets",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "StandingJson",
                table: "ScoreSheets",
                type: "TEXT",
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "AppraisalUnfit",
                table: "ScoreLines",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Claim",
                table: "ScoreLines",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<long>(
                name: "ClaimDecidedAt",
                table: "ScoreLines",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ClaimDecidedByName",
                table: "ScoreLines",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ClaimReason",
                table: "ScoreLines",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ClaimRecordedFor",
                table: "ScoreLines",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ClaimedTreatment",
                table: "ScoreLines",
                type: "TEXT",
                maxLength: 40,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsImported",
                table: "ScoreLines",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "LastYearLineId",
                table: "ScoreLines",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "RetiredAt",
                table: "ScoreLines",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "SelfUnfit",
                table: "ScoreLines",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Addressee",
                table: "Evidence",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DescribedFrom",
                table: "Evidence",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "Person");

            migrationBuilder.AddColumn<Guid>(
                name: "JoinedIntoId",
                table: "Evidence",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AlterColumn<long>(
                name: "ReleasedAt",
                table: "CriteriaSetVersions",
                type: "INTEGER",
                nullable: true,
                oldClrType: typeof(long),
                oldType: "INTEGER");

            migrationBuilder.AddColumn<Guid>(
                name: "BaseVersionId",
                table: "CriteriaSetVersions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BasedOn",
                table: "CriteriaSetVersions",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "DecisionDate",
                table: "CriteriaSetVersions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DecisionNumber",
                table: "CriteriaSetVersions",
                type: "TEXT",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Extra",
                table: "Criteria",
                type: "TEXT",
                maxLength: -1,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<bool>(
                name: "InForce",
                table: "Criteria",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<string>(
                name: "Source",
                table: "Criteria",
                type: "TEXT",
                maxLength: 4000,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "RankingJson",
                table: "Campaigns",
                type: "TEXT",
                maxLength: -1,
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "AmendsId",
                table: "CampaignCriteria",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "SupersededAt",
                table: "CampaignCriteria",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "VersionNumber",
                table: "CampaignCriteria",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<long>(
                name: "OpenUntil",
                table: "AuditEntries",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "Session",
                table: "AuditEntries",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AppraisalStandIns",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AgencyUnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StandInUnitId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AppraisalStandIns", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AppraisalStandIns_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_AppraisalStandIns_Units_AgencyUnitId",
                        column: x => x.AgencyUnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AppraisalStandIns_Units_StandInUnitId",
                        column: x => x.StandInUnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CentralFigures",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SheetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CriterionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Points = table.Column<long>(type: "INTEGER", nullable: false),
                    SourceText = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    AsOf = table.Column<long>(type: "INTEGER", nullable: false),
                    TakenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    TakenByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    HasOpenChallenge = table.Column<bool>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CentralFigures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CentralFigures_Criteria_CriterionId",
                        column: x => x.CriterionId,
                        principalTable: "Criteria",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CentralFigures_ScoreSheets_SheetId",
                        column: x => x.SheetId,
                        principalTable: "ScoreSheets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CriteriaAmendments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<Guid>(type: "TEXT", nullable: false),
                    BeforeId = table.Column<Guid>(type: "TEXT", nullable: false),
                    AfterId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    SourceVersionId = table.Column<Guid>(type: "TEXT", nullable: true),
                    SourceFileId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Labels = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Renames = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    PreparedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    PreparedByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    DecisionNumber = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    DecidedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    SignedFileId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ConfirmedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ConfirmedByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    Sheets = table.Column<int>(type: "INTEGER", nullable: false),
                    Gaining = table.Column<int>(type: "INTEGER", nullable: false),
                    Losing = table.Column<int>(type: "INTEGER", nullable: false),
                    ToScoreAgain = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CriteriaAmendments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CriteriaAmendments_CampaignCriteria_AfterId",
                        column: x => x.AfterId,
                        principalTable: "CampaignCriteria",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CriteriaAmendments_CampaignCriteria_BeforeId",
                        column: x => x.BeforeId,
                        principalTable: "CampaignCriteria",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CriteriaAmendments_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CriteriaAmendments_CriteriaSetVersions_SourceVersionId",
                        column: x => x.SourceVersionId,
                        principalTable: "CriteriaSetVersions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CriteriaAmendments_StoredFiles_SignedFileId",
                        column: x => x.SignedFileId,
                        principalTable: "StoredFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CriteriaAmendments_StoredFiles_SourceFileId",
                        column: x => x.SourceFileId,
                        principalTable: "StoredFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CriterionQuestions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SheetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    UnitId = table.Column<Guid>(type: "TEXT", nullable: true),
                    CriterionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    AskedByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 4000, nullable: true),
                    AnsweredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    AnsweredByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    AnswerRecordedFor = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    WithdrawnAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CriterionQuestions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CriterionQuestions_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CriterionQuestions_Criteria_CriterionId",
                        column: x => x.CriterionId,
                        principalTable: "Criteria",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CriterionQuestions_ScoreSheets_SheetId",
                        column: x => x.SheetId,
                        principalTable: "ScoreSheets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CriterionQuestions_Units_UnitId",
                        column: x => x.UnitId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FigureImports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CriteriaId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FileId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FileName = table.Column<string>(type: "TEXT", maxLength: 255, nullable: false),
                    SourceText = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    AsOf = table.Column<long>(type: "INTEGER", nullable: false),
                    ByPersonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    UploadedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    AppliedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    NewCount = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangedCount = table.Column<int>(type: "INTEGER", nullable: false),
                    ConfirmedCount = table.Column<int>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FigureImports", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FigureImports_CampaignCriteria_CriteriaId",
                        column: x => x.CriteriaId,
                        principalTable: "CampaignCriteria",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FigureImports_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_FigureImports_StoredFiles_FileId",
                        column: x => x.FileId,
                        principalTable: "StoredFiles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LineDuties",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SheetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    PersonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    RoomId = table.Column<Guid>(type: "TEXT", nullable: true),
                    HolderName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LineDuties", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LineDuties_People_PersonId",
                        column: x => x.PersonId,
                        principalTable: "People",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LineDuties_ScoreSheets_SheetId",
                        column: x => x.SheetId,
                        principalTable: "ScoreSheets",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_LineDuties_Units_RoomId",
                        column: x => x.RoomId,
                        principalTable: "Units",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TieVotes",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<Guid>(type: "TEXT", nullable: false),
                    GroupId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Final = table.Column<long>(type: "INTEGER", nullable: false),
                    SheetIds = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Names = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Council = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    HeldOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    MinutesNumber = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    RecordedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TieVotes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TieVotes_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_TieVotes_RankingGroups_GroupId",
                        column: x => x.GroupId,
                        principalTable: "RankingGroups",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "UnheldSurveys",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CriteriaId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CriterionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Code = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Title = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    RevokedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnheldSurveys", x => x.Id);
                    table.ForeignKey(
                        name: "FK_UnheldSurveys_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_UnheldSurveys_Criteria_CriterionId",
                        column: x => x.CriterionId,
                        principalTable: "Criteria",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FigureChallenges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FigureId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CampaignId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    EvidenceId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Points = table.Column<long>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    AskedByPersonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    AskedByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    AskedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Reply = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    PointsAfter = table.Column<long>(type: "INTEGER", nullable: true),
                    AnsweredByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    AnsweredAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FigureChallenges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FigureChallenges_CentralFigures_FigureId",
                        column: x => x.FigureId,
                        principalTable: "CentralFigures",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_FigureChallenges_Evidence_EvidenceId",
                        column: x => x.EvidenceId,
                        principalTable: "Evidence",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "AmendedSheets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AmendmentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SheetId = table.Column<Guid>(type: "TEXT", nullable: false),
                    SelfBefore = table.Column<long>(type: "INTEGER", nullable: false),
                    SelfAfter = table.Column<long>(type: "INTEGER", nullable: false),
                    Before = table.Column<long>(type: "INTEGER", nullable: false),
                    After = table.Column<long>(type: "INTEGER", nullable: false),
                    RankBefore = table.Column<int>(type: "INTEGER", nullable: true),
                    RankAfter = table.Column<int>(type: "INTEGER", nullable: true),
                    BandBefore = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    BandAfter = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    ToScoreAgain = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AmendedSheets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AmendedSheets_CriteriaAmendments_AmendmentId",
                        column: x => x.AmendmentId,
                        principalTable: "CriteriaAmendments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_AmendedSheets_ScoreSheets_SheetId",
                        column: x => x.SheetId,
                        principalTable: "ScoreSheets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FigureValues",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    FigureId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false),
                    Points = table.Column<long>(type: "INTEGER", nullable: false),
                    PointsBefore = table.Column<long>(type: "INTEGER", nullable: true),
                    SourceText = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    AsOf = table.Column<long>(type: "INTEGER", nullable: false),
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ByPersonId = table.Column<Guid>(type: "TEXT", nullable: true),
                    ByName = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true),
                    At = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FigureValues", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FigureValues_CentralFigures_FigureId",
                        column: x => x.FigureId,
                        principalTable: "CentralFigures",
                        principalColumn: "Id");
                    table.ForeignKey(
                        name: "FK_FigureValues_FigureImports_ImportId",
                        column: x => x.ImportId,
                        principalTable: "FigureImports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_StoredFiles_Scan_At",
                table: "StoredFiles",
                columns: new[] { "Scan", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_ScoreSheets_AmendmentId",
                table: "ScoreSheets",
                column: "AmendmentId");

            migrationBuilder.CreateIndex(
                name: "IX_ScoreLines_CampaignId_Claim",
                table: "ScoreLines",
                columns: new[] { "CampaignId", "Claim" });

            // Claims made before they had a state of their own: what an agency marked counts as decided, the rest waits.
            migrationBuilder.Sql(
                """
                UPDATE ScoreLines
                SET ClaimedTreatment = CASE WHEN SelfAnswer LIKE '%"not_applicable":"full"%' THEN 'Full' WHEN SelfAnswer LIKE '%"not_applicable":"exclude"%' THEN 'Exclude' ELSE 'Zero' END,
                    Claim = CASE WHEN AppraisalPoints IS NULL THEN 'Waiting' WHEN AppraisalAnswer = SelfAnswer OR (AppraisalAnswer IS NULL AND AppraisalPoints = SelfPoints) THEN 'Approved' ELSE 'Refused' END,
                    ClaimDecidedAt = AppraisalAt,
                    ClaimDecidedByName = AppraisalByName,
                    ClaimReason = AppraisalReason
                WHERE SelfAnswer LIKE '%"not_applicable"%'
                """);

            migrationBuilder.CreateIndex(
                name: "IX_Evidence_JoinedIntoId",
                table: "Evidence",
                column: "JoinedIntoId");

            migrationBuilder.CreateIndex(
                name: "IX_CriteriaSetVersions_BaseVersionId",
                table: "CriteriaSetVersions",
                column: "BaseVersionId");

            migrationBuilder.CreateIndex(
                name: "IX_CampaignCriteria_AmendsId",
                table: "CampaignCriteria",
                column: "AmendsId");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Session",
                table: "AuditEntries",
                column: "Session");

            migrationBuilder.CreateIndex(
                name: "IX_AmendedSheets_AmendmentId_SheetId",
                table: "AmendedSheets",
                columns: new[] { "AmendmentId", "SheetId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AmendedSheets_SheetId",
                table: "AmendedSheets",
                column: "SheetId");

            migrationBuilder.CreateIndex(
                name: "IX_AppraisalStandIns_AgencyUnitId",
                table: "AppraisalStandIns",
                column: "AgencyUnitId");

            migrationBuilder.CreateIndex(
                name: "IX_AppraisalStandIns_CampaignId_AgencyUnitId",
                table: "AppraisalStandIns",
                columns: new[] { "CampaignId", "AgencyUnitId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AppraisalStandIns_StandInUnitId",
                table: "AppraisalStandIns",
                column: "StandInUnitId");

            migrationBuilder.CreateIndex(
                name: "IX_CentralFigures_CriterionId_HasOpenChallenge",
                table: "CentralFigures",
                columns: new[] { "CriterionId", "HasOpenChallenge" });

            migrationBuilder.CreateIndex(
                name: "IX_CentralFigures_SheetId_CriterionId",
                table: "CentralFigures",
                columns: new[] { "SheetId", "CriterionId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CriteriaAmendments_AfterId",
                table: "CriteriaAmendments",
                column: "AfterId");

            migrationBuilder.CreateIndex(
                name: "IX_CriteriaAmendments_BeforeId",
                table: "CriteriaAmendments",
                column: "BeforeId");

            migrationBuilder.CreateIndex(
                name: "IX_CriteriaAmendments_CampaignId_State",
                table: "CriteriaAmendments",
                columns: new[] { "CampaignId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_CriteriaAmendments_SignedFileId",
                table: "CriteriaAmendments",
                column: "SignedFileId");

            migrationBuilder.CreateIndex(
                name: "IX_CriteriaAmendments_SourceFileId",
                table: "CriteriaAmendments",
                column: "SourceFileId");

            migrationBuilder.CreateIndex(
                name: "IX_CriteriaAmendments_SourceVersionId",
                table: "CriteriaAmendments",
                column: "SourceVersionId");

            migrationBuilder.CreateIndex(
                name: "IX_CriterionQuestions_CampaignId_AnsweredAt",
                table: "CriterionQuestions",
                columns: new[] { "CampaignId", "AnsweredAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CriterionQuestions_CriterionId",
                table: "CriterionQuestions",
                column: "CriterionId");

            migrationBuilder.CreateIndex(
                name: "IX_CriterionQuestions_SheetId",
                table: "CriterionQuestions",
                column: "SheetId");

            migrationBuilder.CreateIndex(
                name: "IX_CriterionQuestions_UnitId",
                table: "CriterionQuestions",
                column: "UnitId");

            migrationBuilder.CreateIndex(
                name: "IX_FigureChallenges_CampaignId_State",
                table: "FigureChallenges",
                columns: new[] { "CampaignId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_FigureChallenges_EvidenceId",
                table: "FigureChallenges",
                column: "EvidenceId");

            migrationBuilder.CreateIndex(
                name: "IX_FigureChallenges_FigureId",
                table: "FigureChallenges",
                column: "FigureId");

            migrationBuilder.CreateIndex(
                name: "IX_FigureImports_CampaignId",
                table: "FigureImports",
                column: "CampaignId");

            migrationBuilder.CreateIndex(
                name: "IX_FigureImports_CriteriaId",
                table: "FigureImports",
                column: "CriteriaId");

            migrationBuilder.CreateIndex(
                name: "IX_FigureImports_FileId",
                table: "FigureImports",
                column: "FileId");

            migrationBuilder.CreateIndex(
                name: "IX_FigureValues_FigureId",
                table: "FigureValues",
                column: "FigureId");

            migrationBuilder.CreateIndex(
                name: "IX_FigureValues_ImportId",
                table: "FigureValues",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_LineDuties_PersonId",
                table: "LineDuties",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_LineDuties_RoomId",
                table: "LineDuties",
                column: "RoomId");

            migrationBuilder.CreateIndex(
                name: "IX_LineDuties_SheetId_Code",
                table: "LineDuties",
                columns: new[] { "SheetId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TieVotes_CampaignId",
                table: "TieVotes",
                column: "CampaignId");

            migrationBuilder.CreateIndex(
                name: "IX_TieVotes_GroupId",
                table: "TieVotes",
                column: "GroupId");

            migrationBuilder.CreateIndex(
                name: "IX_UnheldSurveys_CampaignId",
                table: "UnheldSurveys",
                column: "CampaignId");

            migrationBuilder.CreateIndex(
                name: "IX_UnheldSurveys_CriterionId",
                table: "UnheldSurveys",
                column: "CriterionId",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_CampaignCriteria_CampaignCriteria_AmendsId",
                table: "CampaignCriteria",
                column: "AmendsId",
                principalTable: "CampaignCriteria",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_CriteriaSetVersions_CriteriaSetVersions_BaseVersionId",
                table: "CriteriaSetVersions",
                column: "BaseVersionId",
                principalTable: "CriteriaSetVersions",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Evidence_Evidence_JoinedIntoId",
                table: "Evidence",
                column: "JoinedIntoId",
                principalTable: "Evidence",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_ScoreSheets_CriteriaAmendments_AmendmentId",
                table: "ScoreSheets",
                column: "AmendmentId",
                principalTable: "CriteriaAmendments",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_CampaignCriteria_CampaignCriteria_AmendsId",
                table: "CampaignCriteria");

            migrationBuilder.DropForeignKey(
                name: "FK_CriteriaSetVersions_CriteriaSetVersions_BaseVersionId",
                table: "CriteriaSetVersions");

            migrationBuilder.DropForeignKey(
                name: "FK_Evidence_Evidence_JoinedIntoId",
                table: "Evidence");

            migrationBuilder.DropForeignKey(
                name: "FK_ScoreSheets_CriteriaAmendments_AmendmentId",
                table: "ScoreSheets");

            migrationBuilder.DropTable(
                name: "AmendedSheets");

            migrationBuilder.DropTable(
                name: "AppraisalStandIns");

            migrationBuilder.DropTable(
                name: "CriterionQuestions");

            migrationBuilder.DropTable(
                name: "FigureChallenges");

            migrationBuilder.DropTable(
                name: "FigureValues");

            migrationBuilder.DropTable(
                name: "LineDuties");

            migrationBuilder.DropTable(
                name: "TieVotes");

            migrationBuilder.DropTable(
                name: "UnheldSurveys");

            migrationBuilder.DropTable(
                name: "CriteriaAmendments");

            migrationBuilder.DropTable(
                name: "CentralFigures");

            migrationBuilder.DropTable(
                name: "FigureImports");

            migrationBuilder.DropIndex(
                name: "IX_StoredFiles_Scan_At",
                table: "StoredFiles");

            migrationBuilder.DropIndex(
                name: "IX_ScoreSheets_AmendmentId",
                table: "ScoreSheets");

            migrationBuilder.DropIndex(
                name: "IX_ScoreLines_CampaignId_Claim",
                table: "ScoreLines");

            migrationBuilder.DropIndex(
                name: "IX_Evidence_JoinedIntoId",
                table: "Evidence");

            migrationBuilder.DropIndex(
                name: "IX_CriteriaSetVersions_BaseVersionId",
                table: "CriteriaSetVersions");

            migrationBuilder.DropIndex(
                name: "IX_CampaignCriteria_AmendsId",
                table: "CampaignCriteria");

            migrationBuilder.DropIndex(
                name: "IX_AuditEntries_Session",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "Threat",
                table: "StoredFiles");

            migrationBuilder.DropColumn(
                name: "EditedAt",
                table: "SetCriteria");

            migrationBuilder.DropColumn(
                name: "EditedByName",
                table: "SetCriteria");

            migrationBuilder.DropColumn(
                name: "Extra",
                table: "SetCriteria");

            migrationBuilder.DropColumn(
                name: "Source",
                table: "SetCriteria");

            migrationBuilder.DropColumn(
                name: "AmendmentId",
                table: "ScoreSheets");

            migrationBuilder.DropColumn(
                name: "SharesRank",
                table: "ScoreSheets");

            migrationBuilder.DropColumn(
                name: "StandingJson",
                table: "ScoreSheets");

            migrationBuilder.DropColumn(
                name: "AppraisalUnfit",
                table: "ScoreLines");

            migrationBuilder.DropColumn(
                name: "Claim",
                table: "ScoreLines");

            migrationBuilder.DropColumn(
                name: "ClaimDecidedAt",
                table: "ScoreLines");

            migrationBuilder.DropColumn(
                name: "ClaimDecidedByName",
                table: "ScoreLines");

            migrationBuilder.DropColumn(
                name: "ClaimReason",
                table: "ScoreLines");

            migrationBuilder.DropColumn(
                name: "ClaimRecordedFor",
                table: "ScoreLines");

            migrationBuilder.DropColumn(
                name: "ClaimedTreatment",
                table: "ScoreLines");

            migrationBuilder.DropColumn(
                name: "IsImported",
                table: "ScoreLines");

            migrationBuilder.DropColumn(
                name: "LastYearLineId",
                table: "ScoreLines");

            migrationBuilder.DropColumn(
                name: "RetiredAt",
                table: "ScoreLines");

            migrationBuilder.DropColumn(
                name: "SelfUnfit",
                table: "ScoreLines");

            migrationBuilder.DropColumn(
                name: "Addressee",
                table: "Evidence");

            migrationBuilder.DropColumn(
                name: "DescribedFrom",
                table: "Evidence");

            migrationBuilder.DropColumn(
                name: "JoinedIntoId",
                table: "Evidence");

            migrationBuilder.DropColumn(
                name: "BaseVersionId",
                table: "CriteriaSetVersions");

            migrationBuilder.DropColumn(
                name: "BasedOn",
                table: "CriteriaSetVersions");

            migrationBuilder.DropColumn(
                name: "DecisionDate",
                table: "CriteriaSetVersions");

            migrationBuilder.DropColumn(
                name: "DecisionNumber",
                table: "CriteriaSetVersions");

            migrationBuilder.DropColumn(
                name: "Extra",
                table: "Criteria");

            migrationBuilder.DropColumn(
                name: "InForce",
                table: "Criteria");

            migrationBuilder.DropColumn(
                name: "Source",
                table: "Criteria");

            migrationBuilder.DropColumn(
                name: "RankingJson",
                table: "Campaigns");

            migrationBuilder.DropColumn(
                name: "AmendsId",
                table: "CampaignCriteria");

            migrationBuilder.DropColumn(
                name: "SupersededAt",
                table: "CampaignCriteria");

            migrationBuilder.DropColumn(
                name: "VersionNumber",
                table: "CampaignCriteria");

            migrationBuilder.DropColumn(
                name: "OpenUntil",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "Session",
                table: "AuditEntries");

            migrationBuilder.AlterColumn<long>(
                name: "ReleasedAt",
                table: "CriteriaSetVersions",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L,
                oldClrType: typeof(long),
                oldType: "INTEGER",
                oldNullable: true);
        }
    }
}
