"""What exists, each thing described once: names, codes, limits, surveys and columns that every layer shares."""

from stuntmap.vocabulary.circumstances import *
from stuntmap.vocabulary.clusters import *
from stuntmap.vocabulary.column_descriptions import *
from stuntmap.vocabulary.column_kinds import *
from stuntmap.vocabulary.columns import *
from stuntmap.vocabulary.criteria import *
from stuntmap.vocabulary.indicators import *
from stuntmap.vocabulary.interventions import *
from stuntmap.vocabulary.layers import *
from stuntmap.vocabulary.levels import *
from stuntmap.vocabulary.maps import *
from stuntmap.vocabulary.marking import *
from stuntmap.vocabulary.measured import *
from stuntmap.vocabulary.pages import *
from stuntmap.vocabulary.recaps import *
from stuntmap.vocabulary.surveys import *
from stuntmap.vocabulary.verdicts import *
