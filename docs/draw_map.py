#!/usr/bin/python3
"""Draws docs/map.png: eventmap.qgz as QGIS shows it when it is opened.

    make demo && QT_QPA_PLATFORM=offscreen /usr/bin/python3 docs/draw_map.py Outputs docs/map.png
"""
import os
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from qgis.PyQt.QtCore import QSize
from qgis.core import QgsApplication, QgsMapRendererParallelJob, QgsMapSettings, QgsProject

folder, picture = sys.argv[1:3]
application = QgsApplication([], False)
application.initQgis()
project = QgsProject.instance()
if not project.read(os.path.join(folder, "eventmap.qgz")):
    sys.exit(f"{folder}/eventmap.qgz does not open")
settings = QgsMapSettings()
settings.setLayers(project.layerTreeRoot().layerOrder())
settings.setDestinationCrs(project.crs())
settings.setTransformContext(project.transformContext())
settings.setLabelingEngineSettings(project.labelingEngineSettings())
settings.setBackgroundColor(project.backgroundColor())
settings.setExtent(project.viewSettings().defaultViewExtent())
settings.setOutputSize(QSize(1200, 800))
job = QgsMapRendererParallelJob(settings)
job.start()
job.waitForFinished()
if not job.renderedImage().save(picture):
    sys.exit(f"{picture} cannot be written")
# QGIS does not always survive its own end.
os._exit(0)
