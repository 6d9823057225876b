using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CcHc.Portal.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CentralFigures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsImported",
                table: "ScoreLines",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

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
                name: "IX_CentralFigures_CriterionId_HasOpenChallenge",
                table: "CentralFigures",
                columns: new[] { "CriterionId", "HasOpenChallenge" });

            migrationBuilder.CreateIndex(
                name: "IX_CentralFigures_SheetId_CriterionId",
                table: "CentralFigures",
                columns: new[] { "SheetId", "CriterionId" },
                unique: true);

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
                name: "IX_UnheldSurveys_CampaignId",
                table: "UnheldSurveys",
                column: "CampaignId");

            migrationBuilder.CreateIndex(
                name: "IX_UnheldSurveys_CriterionId",
                table: "UnheldSurveys",
                column: "CriterionId",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FigureChallenges");

            migrationBuilder.DropTable(
                name: "FigureValues");

            migrationBuilder.DropTable(
                name: "UnheldSurveys");

            migrationBuilder.DropTable(
                name: "CentralFigures");

            migrationBuilder.DropTable(
                name: "FigureImports");

            migrationBuilder.DropColumn(
                name: "IsImported",
                table: "ScoreLines");
        }
    }
}
