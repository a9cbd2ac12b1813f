"""The least a Streamlit page with a Plotly figure can be; the measure of ours."""

import plotly.graph_objects as go
import streamlit as st

st.plotly_chart(go.Figure(go.Scatter(y=[70, 72, 71, 75])))
